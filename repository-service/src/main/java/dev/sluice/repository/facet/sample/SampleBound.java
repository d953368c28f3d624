package dev.sluice.repository.facet.sample;

import java.util.Locale;

/**
 * The largest part of all changes that can be wrong, computed from a random sample: the exact
 * one-sided Clopper-Pearson bound with 95 % confidence. Without errors it is 1-0.05^(1/n). For
 * small populations it is on the safe side.
 */
final class SampleBound {
  private static final double DOUBT = 0.05;
  private static final int STEPS = 60;

  private SampleBound() {}

  /** The part of which no more is wrong, from 0 to 1. */
  static double upper(long lookedAt, long wrong) {
    if (wrong >= lookedAt) {
      return 1;
    }
    double low = (double) wrong / lookedAt;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (atMost(wrong, lookedAt, middle) > DOUBT) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** How probable it is that at most so many are wrong if each is with this probability. */
  private static double atMost(long wrong, long lookedAt, double part) {
    double odds = Math.log(part) - Math.log1p(-part);
    // In logarithms, since the first of many terms are too small for a double.
    double term = lookedAt * Math.log1p(-part);
    double sum = Math.exp(term);
    for (long each = 1; each <= wrong; each++) {
      term += Math.log((double) (lookedAt - each + 1) / each) + odds;
      sum += Math.exp(term);
    }
    return sum;
  }

  static String sentence(long lookedAt, long wrong, long unsure, double bound) {
    return String.format(
        Locale.ROOT,
        "%,d checked, %,d wrong%s: if they were picked at random, fewer than %s %% of these changes"
            + " are wrong, with 95 %% confidence.",
        lookedAt,
        wrong,
        unsure == 0 ? "" : String.format(Locale.ROOT, ", %,d not sure", unsure),
        percent(bound));
  }

  /** Rounded up, since it is a promise. */
  private static String percent(double part) {
    double percent = part * 100;
    return percent >= 10
        ? String.format(Locale.ROOT, "%.0f", Math.ceil(percent))
        : String.format(Locale.ROOT, "%.1f", Math.ceil(percent * 10) / 10);
  }
}
