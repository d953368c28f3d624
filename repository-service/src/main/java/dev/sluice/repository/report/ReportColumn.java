package dev.sluice.repository.report;

import dev.sluice.contract.definition.PropertyType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name as it was asked for
 * @param type the type of a property: {@code string}, {@code integer}, {@code decimal}, {@code
 *     boolean}, {@code date}, {@code instant} or {@code locale}
 */
public record ReportColumn(String name, String type) {

  public static ReportColumn of(String name, PropertyType type) {
    return new ReportColumn(name, type.name().toLowerCase(Locale.ROOT));
  }

  static ReportColumn text(String name) {
    return of(name, PropertyType.STRING);
  }

  static ReportColumn count(String name) {
    return of(name, PropertyType.INTEGER);
  }

  /** A value that was read, as JSON and CSV show it. */
  @Nullable Object shown(@Nullable Object value) {
    return value instanceof OffsetDateTime moment ? moment.toInstant().toString() : value;
  }

  /** The same for a spreadsheet, which has days. */
  @Nullable Object cell(@Nullable Object value) {
    return value instanceof String day && type.equals("date") ? LocalDate.parse(day) : shown(value);
  }
}
