package dev.sluice.bench.load;

import java.util.Arrays;
import java.util.Locale;

/**
 * What came of a load.
 *
 * @param perSecond how many answers there were in a second, of all clients together
 * @param median milliseconds within which half of them were there
 * @param most milliseconds within which 95 of 100 were there
 * @param nearlyAll milliseconds within which 99 of 100 were there
 */
record Answers(double perSecond, double median, double most, double nearlyAll) {

  /**
   * Sums up.
   *
   * @param nanoseconds of each answer, in any order; at least one
   */
  static Answers of(long[] nanoseconds, double seconds) {
    if (nanoseconds.length == 0) {
      throw new IllegalArgumentException("no answers");
    }
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    return new Answers(
        sorted.length / seconds, within(sorted, 0.5), within(sorted, 0.95), within(sorted, 0.99));
  }

  private static double within(long[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
  }

  /** A line of a table in Markdown. */
  String row(String what) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.1f ms | %.1f ms | %.1f ms |",
        what,
        perSecond,
        median,
        most,
        nearlyAll);
  }
}
