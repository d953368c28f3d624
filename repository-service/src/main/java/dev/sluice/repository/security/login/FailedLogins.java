package dev.sluice.repository.security.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Counts failed logins, and determines the waiting time: none for the first few, then a second,
 * doubled with each further failure up to a minute. Five minutes without a failure reset it.
 */
final class FailedLogins {
  private static final int MOST_KEYS = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Failures> failures = new RecentlyUsed<>(MOST_KEYS);

  FailedLogins(Clock clock) {
    this.clock = clock;
  }

  /**
   * Failures of one kind.
   *
   * @param until when the next try is permitted
   */
  private record Failures(int count, Instant last, Instant until) {}

  /** How long the next try has to wait; zero if it need not. */
  synchronized Duration pause(String key) {
    Failures known = failures.get(key);
    Instant now = clock.instant();
    return known == null || !known.until().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, known.until());
  }

  /**
   * Counts a failure.
   *
   * @param free how many of them cost nothing
   */
  synchronized void failed(String key, int free) {
    Instant now = clock.instant();
    Failures known = failures.get(key);
    int count = 1;
    if (known != null && known.last().plus(WINDOW).isAfter(now)) {
      count += known.count();
    }
    failures.put(key, new Failures(count, now, now.plus(pause(count - free))));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }

  private static Duration pause(int above) {
    if (above <= 0) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(above - 1, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
