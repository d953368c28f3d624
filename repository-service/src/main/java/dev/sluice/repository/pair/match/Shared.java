package dev.sluice.repository.pair.match;

import com.carrotsearch.hppc.LongArrayList;

/** The common elements of two sorted arrays. */
final class Shared {
  private Shared() {}

  static long[] of(long[] one, long[] other) {
    var shared = new LongArrayList();
    int at = 0;
    for (long value : one) {
      while (at < other.length && other[at] < value) {
        at++;
      }
      if (at < other.length && other[at] == value) {
        shared.add(value);
      }
    }
    return shared.toArray();
  }
}
