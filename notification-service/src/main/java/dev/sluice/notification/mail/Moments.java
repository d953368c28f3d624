package dev.sluice.notification.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times for English readers, in UTC, since the reader's time zone is unknown. */
final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}
