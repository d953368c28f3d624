package dev.sluice.repository.connector.definition;

import dev.sluice.contract.definition.PropertyType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code format} of dates and instants, and tries it on an example. */
final class DateFormats {
  private static final OffsetDateTime EXAMPLE =
      OffsetDateTime.of(2021, 11, 25, 17, 42, 31, 0, ZoneOffset.UTC);

  private DateFormats() {}

  static Optional<String> read(Value value, PropertyType type) {
    Optional<String> format = value.text();
    if (format.isEmpty()) {
      return format;
    }
    if (type != PropertyType.DATE && type != PropertyType.INSTANT) {
      value.refuse(
          "only dates and instants have a format",
          "Add `type: date` or `type: instant`, or remove the format");
      return Optional.empty();
    }
    if (!tellsAll(format.get(), type)) {
      value.refuse(
          "`"
              + NearestName.shorten(format.get())
              + "` is not a format that tells a whole "
              + lower(type),
          type == PropertyType.DATE
              ? "Write a pattern with year, month and day, as in `dd/MM/yyyy`"
              : "Write a pattern with date and time, as in `yyyy-MM-dd HH:mm:ss`");
      return Optional.empty();
    }
    return format;
  }

  private static boolean tellsAll(String format, PropertyType type) {
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ROOT);
      if (type == PropertyType.DATE) {
        LocalDate day = EXAMPLE.toLocalDate();
        return LocalDate.parse(formatter.format(day), formatter).equals(day);
      }
      TemporalAccessor time =
          formatter.parseBest(formatter.format(EXAMPLE), Instant::from, LocalDateTime::from);
      return time.isSupported(ChronoField.NANO_OF_SECOND);
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static String lower(PropertyType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
