package dev.sluice.repository.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who made a call, and how they logged in.
 *
 * @param who the person, also if a token of hers was sent
 * @param token the token's name, if one was
 */
public record Caller(String who, Via via, @Nullable String token) {

  /** How the server knows somebody. */
  public enum Via {
    PASSWORD,
    TOKEN,
    OIDC
  }

  public static Caller of(Authentication login) {
    if (login instanceof TokenAuthentication token) {
      return new Caller(token.login().madeBy(), Via.TOKEN, token.login().name());
    }
    return new Caller(
        login.getName(), login instanceof JwtAuthenticationToken ? Via.OIDC : Via.PASSWORD, null);
  }
}
