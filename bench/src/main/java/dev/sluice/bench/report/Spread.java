package dev.sluice.bench.report;

import java.util.List;

/** The median, minimum and maximum of some times, in milliseconds. */
public record Spread(double median, double minimum, double maximum) {

  /** Of at least one time. */
  public static Spread of(List<Double> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("no times");
    }
    List<Double> sorted = times.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
