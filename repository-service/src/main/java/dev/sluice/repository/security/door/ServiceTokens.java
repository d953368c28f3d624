package dev.sluice.repository.security.door;

import dev.sluice.repository.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises an agent, or the notification service, by its token: first those in the configuration,
 * then created ones.
 */
public final class ServiceTokens extends OncePerRequestFilter {
  private final Map<String, byte[]> configured = new LinkedHashMap<>();
  private final Function<String, Optional<String>> givenOut;
  private final Consumer<String> heard;
  private final String authority;

  /**
   * Knows these.
   *
   * @param configured the token of each service by its name
   * @param givenOut finds a service by the SHA-256 of its token
   * @param heard is told of each service that comes in
   * @throws IllegalArgumentException if two services have one token, since nobody could tell them
   *     apart
   */
  public ServiceTokens(
      Map<String, String> configured,
      Function<String, Optional<String>> givenOut,
      Consumer<String> heard,
      String authority) {
    if (Set.copyOf(configured.values()).size() < configured.size()) {
      throw new IllegalArgumentException(
          "Two of these have the same token; give each a different one: " + configured.keySet());
    }
    configured.forEach((service, token) -> this.configured.put(service, Sha256.of(token)));
    this.givenOut = givenOut;
    this.heard = heard;
    this.authority = authority;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BearerToken.of(request)
        .flatMap(this::service)
        .ifPresent(
            service -> {
              heard.accept(service);
              SecurityContext context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(
                  UsernamePasswordAuthenticationToken.authenticated(
                      service, null, AuthorityUtils.createAuthorityList(authority)));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }

  private Optional<String> service(String token) {
    byte[] offered = Sha256.of(token);
    Optional<String> found = Optional.empty();
    // All are compared, each in constant time: how long it takes tells nothing about any token.
    for (Map.Entry<String, byte[]> known : configured.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), offered)) {
        found = Optional.of(known.getKey());
      }
    }
    return found.or(() -> givenOut.apply(HexFormat.of().formatHex(offered)));
  }
}
