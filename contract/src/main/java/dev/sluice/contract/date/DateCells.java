package dev.sluice.contract.date;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a date or an instant in the property's format. Nothing is guessed: an
 * ambiguous cell has no value.
 */
public final class DateCells {
  private final DateTimeFormatter formatter;
  private final @Nullable ZoneId zone;

  private DateCells(DateTimeFormatter formatter, @Nullable ZoneId zone) {
    this.formatter = formatter;
    this.zone = zone;
  }

  /**
   * The cells of a property.
   *
   * @throws IllegalArgumentException if its format is no pattern, or leaves the century or the zone
   *     open and the property does not say it either
   */
  public static DateCells of(PropertyDefinition property) {
    String format = property.format();
    if (format == null) {
      DateTimeFormatter standard =
          property.type() == PropertyType.DATE
              ? DateTimeFormatter.ISO_LOCAL_DATE
              : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
      return new DateCells(standard.withResolverStyle(ResolverStyle.STRICT), null);
    }
    DatePattern pattern = new DatePattern(format);
    if (pattern.twoDigitWeekYear() || (pattern.twoDigitYear() && property.pivotYear() == null)) {
      throw new IllegalArgumentException("the format leaves the century open");
    }
    ZoneId zone = pattern.endsWithZ() ? ZoneOffset.UTC : zone(property);
    if (property.type() == PropertyType.INSTANT && zone == null && !pattern.tellsOffset()) {
      throw new IllegalArgumentException("the format leaves the zone open");
    }
    return new DateCells(pattern.reader(language(property), property.pivotYear()), zone);
  }

  /** The language of a property's names. */
  public static Locale language(PropertyDefinition property) {
    return property.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(property.locale());
  }

  private static @Nullable ZoneId zone(PropertyDefinition property) {
    try {
      return property.timeZone() == null ? null : ZoneId.of(property.timeZone());
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("the time zone is not known", unknown);
    }
  }

  /** The day that a cell names, or null if it names none. */
  public @Nullable LocalDate date(String cell) {
    try {
      return LocalDate.parse(cell, formatter);
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /**
   * The moment that a cell names, or null if it names none. A day alone means its start. A time
   * that its zone's clocks pass twice is the earlier one; one that they leave out is none.
   */
  public @Nullable Instant instant(String cell) {
    try {
      TemporalAccessor read = formatter.parse(cell);
      LocalDate date = read.query(TemporalQueries.localDate());
      ZoneId told = read.query(TemporalQueries.offset());
      if (told == null) {
        told = read.query(TemporalQueries.zone());
      }
      ZoneId where = told == null ? zone : told;
      if (date == null || where == null) {
        return null;
      }
      LocalTime time = read.query(TemporalQueries.localTime());
      return time == null ? date.atStartOfDay(where).toInstant() : first(date, time, where);
    } catch (DateTimeException notAnInstant) {
      return null;
    }
  }

  private static @Nullable Instant first(LocalDate date, LocalTime time, ZoneId where) {
    // In the order of the moments: before clocks are put back they are further ahead.
    List<ZoneOffset> offsets = where.getRules().getValidOffsets(date.atTime(time));
    return offsets.isEmpty() ? null : date.atTime(time).toInstant(offsets.get(0));
  }
}
