package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.INVALID_DEFINITION;

import dev.sluice.agent.run.SourceException;
import dev.sluice.contract.definition.PropertyDefinition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Canonical dates and instants. */
final class Times {
  private Times() {}

  static CellFormat.Conversion date(PropertyDefinition property) {
    DateTimeFormatter formatter = formatter(property, DateTimeFormatter.ISO_LOCAL_DATE);
    return cell -> {
      try {
        LocalDate date = LocalDate.parse(cell.strip(), formatter);
        return usual(date) ? date.toString() : null;
      } catch (DateTimeException notADate) {
        return null;
      }
    };
  }

  static CellFormat.Conversion instant(PropertyDefinition property) {
    DateTimeFormatter formatter = formatter(property, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    return cell -> {
      try {
        Instant instant = instant(formatter, cell.strip());
        return usual(instant.atOffset(ZoneOffset.UTC).toLocalDate()) ? instant.toString() : null;
      } catch (DateTimeException notAnInstant) {
        return null;
      }
    };
  }

  /** What a reader of a rejected row is told to write. */
  static String expected(String kind, PropertyDefinition property) {
    String article = kind.startsWith("i") ? "an " : "a ";
    String format = property.format();
    if (format != null) {
      return "is not " + article + kind + " written as " + format;
    }
    return kind.equals("date")
        ? "is not a date written as in 2020-03-01"
        : "is not an instant written as in 2020-03-01T08:00:00Z";
  }

  /** A pattern without an offset is read as UTC, one without a time as the day's start. */
  private static Instant instant(DateTimeFormatter formatter, String text) {
    TemporalAccessor parsed =
        formatter.parseBest(
            text, OffsetDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (parsed instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    if (parsed instanceof LocalDate date) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return Instant.from(parsed);
  }

  private static boolean usual(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= 9999;
  }

  private static DateTimeFormatter formatter(
      PropertyDefinition property, DateTimeFormatter standard) {
    String format = property.format();
    if (format == null) {
      return standard.withResolverStyle(ResolverStyle.STRICT);
    }
    try {
      return DateTimeFormatter.ofPattern(prolepticYears(format), Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException notAPattern) {
      throw SourceException.of(
          INVALID_DEFINITION,
          "The format of property '" + property.name() + "' is not a pattern of dates.",
          "Write a pattern such as dd/MM/yyyy.");
    }
  }

  /**
   * Strict resolving takes {@code yyyy} for a year of an era, which no file names; people mean
   * {@code uuuu}.
   */
  private static String prolepticYears(String format) {
    if (format.indexOf('G') >= 0) {
      return format;
    }
    StringBuilder pattern = new StringBuilder(format);
    boolean literal = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\'') {
        literal = !literal;
      } else if (letter == 'y' && !literal) {
        pattern.setCharAt(i, 'u');
      }
    }
    return pattern.toString();
  }
}
