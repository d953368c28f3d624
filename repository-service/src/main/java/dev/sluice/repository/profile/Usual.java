package dev.sluice.repository.profile;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The usual value of a number: the median of earlier runs, and their typical distance from it (MAD,
 * the median absolute deviation). One unusual run changes neither.
 */
record Usual(double median, double deviation) {
  private static final double MOST_DEVIATIONS = 5;

  static <T> Usual of(List<T> runs, ToDoubleFunction<T> number) {
    double median = median(runs.stream().mapToDouble(number).toArray());
    double deviation =
        median(runs.stream().mapToDouble(number).map(each -> Math.abs(each - median)).toArray());
    return new Usual(median, deviation);
  }

  /** Whether a number is further away than chance explains. */
  boolean isFarFrom(double number) {
    return Math.abs(number - median) > MOST_DEVIATIONS * deviation;
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** As people read it: whole from ten on, one decimal below. */
  static double rounded(double number) {
    return Math.abs(number) >= 10 ? Math.rint(number) : Math.rint(number * 10) / 10;
  }
}
