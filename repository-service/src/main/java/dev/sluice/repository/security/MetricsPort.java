package dev.sluice.repository.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who asks for metrics on a management port of its own. Nobody logs in there: whoever opens such a
 * port decides by his network who reaches it, and metrics have names of connectors but no values.
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
