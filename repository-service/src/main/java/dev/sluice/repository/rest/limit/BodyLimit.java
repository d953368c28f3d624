package dev.sluice.repository.rest.limit;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too long: JSON is held in memory before it is checked. Rows and files are
 * read as they arrive, and resources have their own limit.
 */
@Component
final class BodyLimit extends OncePerRequestFilter {
  static final int MAX_BYTES = 1024 * 1024;

  private final Problems problems;

  BodyLimit(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/agent/")
        || path.startsWith("/api/resources")
        || path.endsWith("/file");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      problems.write(response, ProblemCode.TOO_LARGE, tooLarge());
    } else {
      chain.doFilter(new LimitedRequest(request, MAX_BYTES), response);
    }
  }

  static String tooLarge() {
    return "The body has more than " + MAX_BYTES + " bytes.";
  }
}
