package dev.sluice.repository.security.login;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down password guessing: failures are counted for an account from one address, and for the
 * address. Failures from elsewhere do not lock anybody out, and credentials that were valid
 * recently still work while others at the same address guess. Tokens cannot be guessed, so they are
 * never slowed down. A failed login, and a forbidden call, is logged; an endless series of failures
 * is logged once a minute.
 */
public final class LoginBrake extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(LoginBrake.class);
  private static final int FREE_FOR_ACCOUNT = 5;
  private static final int FREE_FOR_ADDRESS = 50;

  private final FailedLogins failures;
  private final GoodCredentials good = new GoodCredentials();
  private final Problems problems;

  public LoginBrake(Clock clock, Problems problems) {
    this.failures = new FailedLogins(clock);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (credentials == null) {
      chain.doFilter(request, response);
      return;
    }
    String address = request.getRemoteAddr();
    String account = address + ' ' + Account.of(credentials);
    Duration pause = longer(failures.pause(address), failures.pause(account));
    boolean password = Account.isPassword(credentials);
    if (!pause.isZero() && password && !good.contains(credentials)) {
      refuse(response, pause);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
        if (pause.isZero()) {
          log("Failed login of", credentials, request);
        }
        failures.failed(address, FREE_FOR_ADDRESS);
        failures.failed(account, FREE_FOR_ACCOUNT);
      } else if (response.getStatus() != HttpStatus.TOO_MANY_REQUESTS.value()) {
        failures.succeeded(account);
        if (password) {
          good.add(credentials);
        }
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
          log("Not permitted:", credentials, request);
        }
      }
    }
  }

  private void refuse(HttpServletResponse response, Duration pause) throws IOException {
    long seconds = pause.toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    problems.write(
        response,
        ProblemCode.TOO_MANY_REQUESTS,
        "Too many failed logins; try again in " + seconds + " seconds.");
  }

  private static void log(String what, String credentials, HttpServletRequest request) {
    LOG.warn(
        "{} {} from {}: {} {}",
        what,
        Account.of(credentials),
        request.getRemoteAddr(),
        Account.printable(request.getMethod()),
        Account.printable(request.getRequestURI()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
