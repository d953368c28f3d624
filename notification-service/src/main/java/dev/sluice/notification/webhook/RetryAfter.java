package dev.sluice.notification.webhook;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** How long to wait, within bounds; null if the receiver did not say so readably. */
  static @Nullable Duration read(@Nullable String header, Clock clock, Duration longest) {
    if (header == null) {
      return null;
    }
    Duration asked;
    try {
      asked =
          header.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header.strip()))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException unreadable) {
      return null;
    }
    if (asked.compareTo(longest) > 0) {
      return longest;
    }
    return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked;
  }
}
