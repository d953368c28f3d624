package dev.sluice.agent.prepare.profile;

/**
 * Counts hashes in an open-addressed table that grows. An entry is one word with the upper bits of
 * a hash and a count, since memory access is the main cost; the lower bits are implied by the
 * position in the table, so hardly anything of the hash is lost.
 */
final class HashCounts {
  private static final int SMALLEST = 64;
  private static final int COUNT_BITS = 20;
  private static final long COUNT = (1L << COUNT_BITS) - 1;

  private long[] entries = new long[SMALLEST];
  private int size;
  private int most;

  /** Counts a hash again, and gives how often it has come: a million times at most. */
  int add(long hash) {
    int place = place(hash);
    long entry = entries[place];
    if (entry == 0) {
      entry = hash & ~COUNT;
      size++;
    }
    if ((entry & COUNT) < COUNT) {
      entry++;
    }
    entries[place] = entry;
    int count = (int) (entry & COUNT);
    if (count > most) {
      most = count;
    }
    if (2 * size > entries.length) {
      grow();
    }
    return count;
  }

  /** How often a hash came. */
  int of(long hash) {
    return (int) (entries[place(hash)] & COUNT);
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
    int mask = entries.length - 1;
    int place = (int) (hash >>> COUNT_BITS) & mask;
    long wanted = hash & ~COUNT;
    while (entries[place] != 0 && (entries[place] & ~COUNT) != wanted) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        entries[place(entry)] = entry;
      }
    }
  }
}
