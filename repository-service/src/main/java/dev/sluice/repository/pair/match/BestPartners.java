package dev.sluice.repository.pair.match;

import java.util.Arrays;

/**
 * The best partner of each person on one side so far, and the score of the second best. A person
 * without a second partner has the score of no evidence there.
 */
final class BestPartners {
  private static final int NONE = -1;

  private final int[] partners;
  private final double[] best;
  private final double[] second;

  BestPartners(int people) {
    partners = new int[people];
    best = new double[people];
    second = new double[people];
    Arrays.fill(partners, NONE);
  }

  void offer(int person, int partner, double bits) {
    if (bits > best[person]) {
      second[person] = best[person];
      best[person] = bits;
      partners[person] = partner;
    } else if (bits > second[person]) {
      second[person] = bits;
    }
  }

  /** The best partner, if it is better than all others by so many bits; else a negative number. */
  int best(int person, double margin) {
    return best[person] - second[person] >= margin ? partners[person] : NONE;
  }
}
