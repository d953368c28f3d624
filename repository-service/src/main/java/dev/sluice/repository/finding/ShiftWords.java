package dev.sluice.repository.finding;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;

/** Describes how far dates were shifted. */
final class ShiftWords {
  private ShiftWords() {}

  /**
   * As in {@code 1 day earlier}.
   *
   * @param distance as ISO 8601 writes it: days, years, or hours and minutes
   */
  static String of(String distance) {
    if (distance.startsWith("PT")) {
      Duration time = Duration.parse(distance);
      Duration far = time.abs();
      String words =
          far.toMinutesPart() == 0
              ? many(far.toHours(), "hour")
              : far.toHours() == 0
                  ? many(far.toMinutes(), "minute")
                  : many(far.toHours(), "hour") + " " + many(far.toMinutesPart(), "minute");
      return words + when(time.isNegative());
    }
    Period period = Period.parse(distance);
    String words =
        period.getYears() == 0
            ? many(Math.abs(period.getDays()), "day")
            : many(Math.abs(period.getYears()), "year");
    return words + when(period.isNegative());
  }

  private static String when(boolean earlier) {
    return earlier ? " earlier" : " later";
  }

  private static String many(long count, String unit) {
    return String.format(Locale.ROOT, "%,d %s%s", count, unit, count == 1 ? "" : "s");
  }
}
