package dev.sluice.repository.security;

import dev.sluice.repository.security.TokenLogins.TokenLogin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The login of a program. Its name is the token's name, which shows that it is not a person. */
final class TokenAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  /** No password's user has a colon in its name. */
  private static final String PREFIX = "token:";

  private final transient TokenLogin login;

  TokenAuthentication(TokenLogin login) {
    super(Role.authorities(List.of(login.role())));
    this.login = login;
    setAuthenticated(true);
  }

  TokenLogin login() {
    return login;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return PREFIX + login.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenAuthentication token && login.equals(token.login);
  }

  @Override
  public int hashCode() {
    return login.hashCode();
  }
}
