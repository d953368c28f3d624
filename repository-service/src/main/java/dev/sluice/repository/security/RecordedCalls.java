package dev.sluice.repository.security;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.security.CallRecorder.Call;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Records every call of a login that may change something: before it runs, so that a call during
 * which the server dies is known, too, and then its outcome. A call that cannot be recorded is
 * refused.
 */
final class RecordedCalls extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedCalls.class);
  private static final int LONGEST_PATH = 500;

  private final CallRecorder recorder;
  private final Problems problems;

  RecordedCalls(CallRecorder recorder, Problems problems) {
    this.recorder = recorder;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Call> call = call(request);
    if (call.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    long id;
    try {
      id = recorder.begin(call.get());
    } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
      LOG.warn(
          "A call could not be recorded in the audit, and was refused: {}", e.getClass().getName());
      problems.write(
          response,
          ProblemCode.UNAVAILABLE,
          "The call cannot be recorded in the audit now. Try again.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      end(id, response.getStatus(), request);
    }
  }

  private void end(long id, int status, HttpServletRequest request) {
    try {
      recorder.end(id, status, CallDetails.of(request));
    } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
      LOG.warn("The outcome {} of call {} could not be recorded in the audit", status, id);
    }
  }

  private static Optional<Call> call(HttpServletRequest request) {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login == null
        || login instanceof AnonymousAuthenticationToken
        || !login.isAuthenticated()) {
      return Optional.empty();
    }
    return Access.changing(request)
        .map(
            route ->
                new Call(
                    Caller.of(login),
                    request.getRemoteAddr(),
                    request.getMethod(),
                    route,
                    shortened(request.getRequestURI())));
  }

  private static String shortened(String path) {
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
  }
}
