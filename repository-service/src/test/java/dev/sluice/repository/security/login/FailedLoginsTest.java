package dev.sluice.repository.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private static final int FREE = 3;

  private final Time time = new Time();
  private final FailedLogins failures = new FailedLogins(time);

  @Test
  void firstFailuresCostNothingAndLaterOnesEverMoreUpToAMinute() {
    List<Long> pauses = new ArrayList<>();
    for (int failure = 0; failure < 12; failure++) {
      failures.failed("ada", FREE);
      pauses.add(failures.pause("ada").toSeconds());
    }

    assertThat(pauses).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    assertThat(failures.pause("ben")).isZero();
  }

  @Test
  void pauseEnds() {
    for (int failure = 0; failure < 5; failure++) {
      failures.failed("ada", FREE);
    }
    assertThat(failures.pause("ada")).isEqualTo(Duration.ofSeconds(2));
    time.pass(Duration.ofSeconds(2));

    assertThat(failures.pause("ada")).isZero();
  }

  @Test
  void forgetsAfterAWhileAndAfterARightLogin() {
    for (int failure = 0; failure < 5; failure++) {
      failures.failed("ada", FREE);
      failures.failed("ben", FREE);
    }
    failures.succeeded("ben");
    failures.failed("ben", FREE);
    assertThat(failures.pause("ben")).isZero();

    time.pass(Duration.ofMinutes(6));
    failures.failed("ada", FREE);
    assertThat(failures.pause("ada")).isZero();
  }

  @Test
  void strangersDoNotMakeItGrow() {
    for (int failure = 0; failure < 5; failure++) {
      failures.failed("ada", FREE);
    }
    for (int stranger = 0; stranger < 10_000; stranger++) {
      failures.failed("stranger " + stranger, FREE);
    }

    assertThat(failures.pause("ada")).isZero();
  }

  /** A clock that tests move. */
  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
