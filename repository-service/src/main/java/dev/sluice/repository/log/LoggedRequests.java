package dev.sluice.repository.log;

import dev.sluice.contract.log.LoggedRun;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds the run to the log context of a request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoggedRequests extends OncePerRequestFilter {
  private static final Pattern RUN =
      Pattern.compile("/(?:api|agent)/synchronizations/([0-9a-fA-F-]{36})(?:/.*)?");

  private static final Pattern CONNECTOR =
      Pattern.compile("/api/connectors/([A-Za-z][A-Za-z0-9_-]{0,62})(?:/.*)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      note(RUN.matcher(request.getRequestURI()), LoggedRun.RUN);
      note(CONNECTOR.matcher(request.getRequestURI()), LoggedRun.CONNECTOR);
      chain.doFilter(request, response);
    } finally {
      MDC.remove(LoggedRun.RUN);
      MDC.remove(LoggedRun.CONNECTOR);
    }
  }

  private static void note(Matcher path, String field) {
    if (path.matches()) {
      MDC.put(field, path.group(1));
    }
  }
}
