package dev.sluice.repository.activation.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps links out of the access log, since readers of the log could follow them. {@code
 * server.tomcat.accesslog.condition-unless} names the attribute.
 */
final class UnloggedLinks extends OncePerRequestFilter {
  private static final String ATTRIBUTE = "sluice.unlogged";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(ATTRIBUTE, true);
    chain.doFilter(request, response);
  }

  /** Puts it before everything that may refuse a request. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    FilterRegistrationBean<UnloggedLinks> unloggedLinks() {
      FilterRegistrationBean<UnloggedLinks> filter =
          new FilterRegistrationBean<>(new UnloggedLinks());
      filter.addUrlPatterns("/activate/*");
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }
  }
}
