package dev.sluice.repository.compare.memory;

import java.util.BitSet;
import java.util.function.LongConsumer;

/**
 * The ids of the ends of differing links, as a bit set between the smallest and the largest
 * possible id. If these are too far apart, it is empty.
 */
public final class ChangedIds {
  /** Eight megabytes of bits. */
  private static final long MOST = 1L << 26;

  private final long least;
  private final long greatest;
  private final BitSet ids = new BitSet();
  private boolean outside;

  private ChangedIds(long least, long greatest) {
    this.least = least;
    this.greatest = greatest - least < MOST ? greatest : least - 1;
  }

  /** Holds none yet; it has room for those that are in any of the tables. */
  public static ChangedIds among(ResourceIdTable... tables) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (ResourceIdTable table : tables) {
      least = Math.min(least, table.leastId());
      greatest = Math.max(greatest, table.greatestId());
    }
    return new ChangedIds(least, greatest);
  }

  public void add(long owner, long target) {
    add(owner);
    add(target);
  }

  public void add(long id) {
    if (id >= least && id <= greatest) {
      ids.set((int) (id - least));
    } else {
      outside = true;
    }
  }

  /** Whether all that was added could be held. */
  public boolean holdsAll() {
    return !outside;
  }

  /** Whether there are any that have not been taken. */
  public boolean hasAnyLeft() {
    return !ids.isEmpty();
  }

  /** Gives those that are held and have not been taken. */
  public void forEachLeft(LongConsumer taker) {
    ids.stream().mapToLong(bit -> least + bit).forEach(taker);
  }

  /** Gives what the table has of them and takes it from here, so that nothing is given twice. */
  public void takeFrom(ResourceIdTable table, ResourceIdTable.Entries taker) {
    table.forEach(
        (entered, bytes, start, end) -> {
          long id = Math.abs(entered);
          int bit = (int) (id - least);
          if (id >= least && id <= greatest && ids.get(bit)) {
            ids.clear(bit);
            taker.take(id, bytes, start, end);
          }
        });
  }
}
