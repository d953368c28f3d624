package dev.sluice.repository.connector.definition;

import dev.sluice.contract.definition.PropertyType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
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

  /** Whether the agent, which reads the same way, would find a written example again. */
  private static boolean tellsAll(String format, PropertyType type) {
    try {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(prolepticYears(format), Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      if (type == PropertyType.DATE) {
        LocalDate day = EXAMPLE.toLocalDate();
        return LocalDate.parse(formatter.format(day), formatter).equals(day);
      }
      String written = formatter.format(EXAMPLE);
      TemporalAccessor read =
          formatter.parseBest(written, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      return formatter.format(read).equals(written);
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Strict reading takes {@code y} for the year of an era, which no file names. */
  private static String prolepticYears(String format) {
    if (format.indexOf('G') >= 0) {
      return format;
    }
    StringBuilder pattern = new StringBuilder(format);
    boolean literal = false;
    for (int position = 0; position < pattern.length(); position++) {
      char letter = pattern.charAt(position);
      literal ^= letter == '\'';
      if (letter == 'y' && !literal) {
        pattern.setCharAt(position, 'u');
      }
    }
    return pattern.toString();
  }

  private static String lower(PropertyType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
