package dev.sluice.repository.security;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.security.Caller.Via;
import dev.sluice.repository.security.TokenLogins.TokenLogin;
import dev.sluice.repository.security.door.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates programs by their tokens. A token never allows more than its creator may do: it
 * ends when its creator is removed or loses the role. For creators from an identity provider this
 * is unknown, so their tokens only end when they expire.
 */
final class ApiTokenFilter extends OncePerRequestFilter {
  private final TokenLogins tokens;
  private final UserDetailsService users;

  ApiTokenFilter(TokenLogins tokens, UserDetailsService users) {
    this.tokens = tokens;
    this.users = users;
  }

  /** Whether it is a token of ours, and not one of an identity provider. */
  static boolean isOurs(String token) {
    return token.startsWith(TokenLogins.PREFIX);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BearerToken.of(request)
        .filter(ApiTokenFilter::isOurs)
        .flatMap(token -> tokens.find(Sha256.hex(token)))
        .filter(this::mayStill)
        .ifPresent(
            login -> {
              SecurityContext context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(new TokenAuthentication(login));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }

  private boolean mayStill(TokenLogin login) {
    return login.madeVia() != Via.PASSWORD
        || maker(login.madeBy())
            .filter(
                maker ->
                    maker.getAuthorities().stream()
                        .anyMatch(each -> login.role().name().equals(each.getAuthority())))
            .isPresent();
  }

  private Optional<UserDetails> maker(String name) {
    try {
      return Optional.of(users.loadUserByUsername(name));
    } catch (UsernameNotFoundException removed) {
      return Optional.empty();
    }
  }
}
