package dev.sluice.repository.security.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The bearer token of a request (RFC 6750). */
public final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).trim())
        .filter(token -> !token.isEmpty());
  }
}
