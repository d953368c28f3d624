package dev.sluice.repository.security.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * What pages of Temporal's web UI may do here: call the codec endpoint, and nothing else. For the
 * browser they are pages of another site.
 */
public final class TemporalUi implements CorsConfigurationSource {
  private final CorsConfiguration allowed = new CorsConfiguration();

  /**
   * Says which pages these are.
   *
   * @param origins their addresses without a path, as browsers send them
   */
  public TemporalUi(Set<String> origins) {
    allowed.setAllowedOrigins(List.copyOf(origins));
    allowed.setAllowedMethods(List.of(HttpMethod.POST.name()));
    allowed.setAllowedHeaders(
        List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "X-Namespace"));
    allowed.setAllowCredentials(true);
    // A page of a run asks many times.
    allowed.setMaxAge(Duration.ofMinutes(10));
  }

  /** Whether one of them asks for what it may have. */
  boolean asks(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return isCodec(request) && origin != null && allowed.checkOrigin(origin) != null;
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    return isCodec(request) ? allowed : null;
  }

  private static boolean isCodec(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/codec/");
  }
}
