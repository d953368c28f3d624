package dev.sluice.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T10:15:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "' 120 ', PT2M",
    "0, PT1S",
    "999999999, PT1H",
    "'Mon, 23 Nov 2026 10:20:00 GMT', PT5M",
    "'Mon, 23 Nov 2026 10:00:00 GMT', PT1S",
    "'Mon, 30 Nov 2026 10:00:00 GMT', PT1H"
  })
  void readsSecondsAndDatesWithinBounds(String header, Duration delay) {
    assertThat(RetryAfter.read(header, CLOCK, Duration.ofHours(1))).isEqualTo(delay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "2026-11-23T10:20:00Z"})
  void ignoresWhatItCannotRead(String header) {
    assertThat(RetryAfter.read(header, CLOCK, Duration.ofHours(1))).isNull();
  }

  @Test
  void ignoresWhatIsNotThere() {
    assertThat(RetryAfter.read(null, CLOCK, Duration.ofHours(1))).isNull();
  }
}
