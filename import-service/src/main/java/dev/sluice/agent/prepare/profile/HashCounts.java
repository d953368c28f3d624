package dev.sluice.agent.prepare.profile;

/** How often hashes came: an open-addressed table that grows, without an object per entry. */
final class HashCounts {
  private static final int SMALLEST = 64;

  private long[] hashes = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int size;
  private int most;

  /** Counts a hash once more, and gives how often it has come. */
  int add(long hash) {
    int place = place(hash);
    if (counts[place] == 0) {
      hashes[place] = hash;
      size++;
    }
    int count = ++counts[place];
    most = Math.max(most, count);
    if (2 * size > counts.length) {
      grow();
    }
    return count;
  }

  /** How often a hash came. */
  int of(long hash) {
    return counts[place(hash)];
  }

  /** How many different ones there are. */
  int distinct() {
    return size;
  }

  /** How often the most frequent one came. */
  int most() {
    return most;
  }

  private int place(long hash) {
    int place = (int) hash & counts.length - 1;
    while (counts[place] != 0 && hashes[place] != hash) {
      place = place + 1 & counts.length - 1;
    }
    return place;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[2 * oldHashes.length];
    counts = new int[2 * oldCounts.length];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int place = place(oldHashes[i]);
        hashes[place] = oldHashes[i];
        counts[place] = oldCounts[i];
      }
    }
  }
}
