package dev.sluice.repository.compare.match;

import dev.sluice.repository.compare.memory.ChangedIds;
import dev.sluice.repository.compare.memory.PairMerge;
import dev.sluice.repository.postgresql.CopyWriter;

/**
 * A merge join of the arrived pairs of ids with the stored links of the connector. It writes pairs
 * that only one side has, in the order of the ids, and records their ends.
 */
public final class LinkMerge {
  /**
   * What the merge found.
   *
   * @param matched of what arrived, what is stored
   * @param arriving of what arrived, what is not stored
   * @param stored of what is stored, what did not arrive
   */
  public record Differences(long matched, long arriving, long stored) {
    public static final Differences NONE = new Differences(0, 0, 0);

    /** How many links the connector states already. */
    public long owned() {
      return matched + stored;
    }
  }

  private LinkMerge() {}

  public static Differences merge(
      PairMerge arriving, StoredLinks stored, CopyWriter differing, ChangedIds ends) {
    long matched = 0;
    long arrivingOnly = 0;
    long storedOnly = 0;
    boolean moreArriving = arriving.next();
    boolean moreStored = stored.next();
    while (moreArriving || moreStored) {
      int order = !moreArriving ? 1 : !moreStored ? -1 : compare(arriving, stored);
      if (order == 0) {
        matched++;
      } else if (order < 0) {
        arrivingOnly++;
        differing.number(arriving.owner()).number(arriving.target()).truth(false).endRow();
        ends.add(arriving.owner(), arriving.target());
      } else {
        storedOnly++;
        differing.number(stored.owner()).number(stored.target()).truth(true).endRow();
        ends.add(stored.owner(), stored.target());
      }
      moreArriving = order <= 0 ? arriving.next() : moreArriving;
      moreStored = order >= 0 ? stored.next() : moreStored;
    }
    return new Differences(matched, arrivingOnly, storedOnly);
  }

  private static int compare(PairMerge arriving, StoredLinks stored) {
    int order = Long.compare(arriving.owner(), stored.owner());
    return order == 0 ? Long.compare(arriving.target(), stored.target()) : order;
  }
}
