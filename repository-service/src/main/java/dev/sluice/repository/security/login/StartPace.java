package dev.sluice.repository.security.login;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how often one login may start runs, checks and sends (a token bucket, full at first), so
 * that a program in a loop does not block others.
 */
public final class StartPace extends OncePerRequestFilter {
  private static final int MOST_LOGINS = 10_000;
  private static final RequestMatcher STARTS =
      new OrRequestMatcher(
          List.of(
              start("/api/synchronizations"),
              start("/api/connectors/*/update-expressions"),
              start("/api/connectors/*/check"),
              start("/api/applications/*/activations/send")));

  private final int perMinute;
  private final Clock clock;
  private final Problems problems;
  private final Map<String, Bucket> buckets = new RecentlyUsed<>(MOST_LOGINS);

  /** Starts that a login has left. */
  private record Bucket(double left, Instant at) {}

  public StartPace(int perMinute, Clock clock, Problems problems) {
    this.perMinute = perMinute;
    this.clock = clock;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Principal login = SecurityContextHolder.getContext().getAuthentication();
    if (login == null || !STARTS.matches(request) || take(login.getName())) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(60 / perMinute + 1));
    problems.write(
        response,
        ProblemCode.TOO_MANY_REQUESTS,
        "More than " + perMinute + " starts per minute; try again later.");
  }

  private synchronized boolean take(String login) {
    Instant now = clock.instant();
    Bucket known = buckets.getOrDefault(login, new Bucket(perMinute, now));
    double since = Duration.between(known.at(), now).toMillis() / 60_000.0;
    double left = Math.min(perMinute, known.left() + Math.max(0, since) * perMinute);
    boolean any = left >= 1;
    buckets.put(login, new Bucket(any ? left - 1 : left, now));
    return any;
  }

  private static RequestMatcher start(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
  }
}
