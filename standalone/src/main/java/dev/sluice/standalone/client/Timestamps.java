package dev.sluice.standalone.client;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Timestamps for people at the terminal. */
public final class Timestamps {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Timestamps() {}

  /** In the machine's own time zone. */
  public static @Nullable String local(@Nullable String instant) {
    if (instant == null) {
      return null;
    }
    try {
      return FORMAT.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    } catch (DateTimeParseException unknownFormat) {
      return instant;
    }
  }
}
