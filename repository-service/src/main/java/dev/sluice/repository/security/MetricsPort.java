package dev.sluice.repository.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Access to metrics on a separate management port. There is no login: whoever opens such a port
 * restricts access with the network, and metrics contain names of connectors but no values.
 */
record MetricsPort(Environment environment) implements RequestMatcher {

  @Override
  public boolean matches(HttpServletRequest request) {
    // Set once the port is open; the same as the server's where it has none of its own.
    Integer management = environment.getProperty("local.management.port", Integer.class);
    Integer server = environment.getProperty("local.server.port", Integer.class);
    return management != null
        && !management.equals(server)
        && request.getLocalPort() == management
        && request.getRequestURI().equals("/actuator/prometheus");
  }
}
