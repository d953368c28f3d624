package dev.sluice.contract.recount;

import dev.sluice.contract.rows.CanonicalValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;

/**
 * How far the dates or instants of a property are shifted after reading: by calendar days, months
 * and years, or by an exact time. Server and agent read and apply it in the same way.
 */
public final class DateShift {
  private final TemporalAmount amount;

  private DateShift(TemporalAmount amount) {
    this.amount = amount;
  }

  /**
   * Reads it in ISO 8601 form: {@code P1D}, {@code P-100Y}, {@code PT-2H}.
   *
   * @throws IllegalArgumentException if the text is not such an amount, or is zero
   */
  public static DateShift of(String text) {
    try {
      TemporalAmount amount = text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
      if (amount.equals(Duration.ZERO) || amount.equals(Period.ZERO)) {
        throw new IllegalArgumentException("a shift by zero");
      }
      return new DateShift(amount);
    } catch (DateTimeException notAnAmount) {
      throw new IllegalArgumentException("not a shift of dates", notAnAmount);
    }
  }

  /** Whether it is an exact time, which is only possible for instants. */
  public boolean ofInstants() {
    return amount instanceof Duration;
  }

  /** The opposite shift. */
  public DateShift back() {
    try {
      return new DateShift(
          amount instanceof Period days ? days.negated() : ((Duration) amount).negated());
    } catch (ArithmeticException tooFar) {
      throw new IllegalArgumentException("a shift that cannot be reversed", tooFar);
    }
  }

  /**
   * The shifted value.
   *
   * @param value a date or an instant in its canonical form
   * @return the canonical form; null if the value is none, or the result would lie outside the
   *     years 1 to 9999
   */
  public @Nullable String moved(String value) {
    try {
      if (value.indexOf('T') < 0) {
        return CanonicalValue.date(LocalDate.parse(value).plus(amount));
      }
      return CanonicalValue.instant(
          Instant.parse(value).atOffset(ZoneOffset.UTC).plus(amount).toInstant());
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return null;
    }
  }

  /** As {@link #of} reads it. */
  @Override
  public String toString() {
    return amount.toString();
  }
}
