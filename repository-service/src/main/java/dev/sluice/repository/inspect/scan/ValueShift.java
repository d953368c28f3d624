package dev.sluice.repository.inspect.scan;

import dev.sluice.contract.definition.PropertyType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far a date or a number moves. */
final class ValueShift {
  private ValueShift() {}

  /** Whether values of this type move at all. */
  static boolean isOf(PropertyType type) {
    return switch (type) {
      case DATE, INSTANT, INTEGER, DECIMAL -> true;
      case STRING, BOOLEAN, LOCALE -> false;
    };
  }

  /**
   * The distance between two values: days or a duration as ISO 8601 writes them, or a number; null
   * if one of them is of another type, since somebody else wrote it.
   */
  static @Nullable String between(PropertyType type, String before, String after) {
    try {
      return switch (type) {
        case DATE ->
            "P" + ChronoUnit.DAYS.between(LocalDate.parse(before), LocalDate.parse(after)) + "D";
        case INSTANT -> Duration.between(Instant.parse(before), Instant.parse(after)).toString();
        case INTEGER, DECIMAL ->
            new BigDecimal(after)
                .subtract(new BigDecimal(before))
                .stripTrailingZeros()
                .toPlainString();
        case STRING, BOOLEAN, LOCALE -> null;
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException other) {
      return null;
    }
  }
}
