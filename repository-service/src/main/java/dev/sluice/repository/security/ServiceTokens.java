package dev.sluice.repository.security;

import dev.sluice.repository.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows an agent, or the notification service, by its token. */
final class ServiceTokens extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final Map<String, byte[]> digests = new LinkedHashMap<>();
  private final String authority;

  ServiceTokens(Map<String, String> tokens, String authority) {
    tokens.forEach((service, token) -> digests.put(service, Sha256.of(token)));
    this.authority = authority;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    service(request.getHeader(HttpHeaders.AUTHORIZATION))
        .ifPresent(
            service -> {
              SecurityContext context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(
                  UsernamePasswordAuthenticationToken.authenticated(
                      service, null, AuthorityUtils.createAuthorityList(authority)));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }

  private Optional<String> service(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] offered = Sha256.of(header.substring(SCHEME.length()).trim());
    Optional<String> found = Optional.empty();
    // All are compared, each in constant time: how long it takes tells nothing about any token.
    for (Map.Entry<String, byte[]> known : digests.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), offered)) {
        found = Optional.of(known.getKey());
      }
    }
    return found;
  }
}
