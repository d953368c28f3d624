package dev.sluice.repository.compare;

import dev.sluice.repository.plan.CopyWriter;

/** Merges the pairs of ids that arrived with the stored links and writes what only one side has. */
final class LinkMerge {
  /** What the merge found; the links that differ are in the order of their ids. */
  record Differences(long matched, long arriving, long stored) {}

  private LinkMerge() {}

  static Differences merge(PairMerge arriving, StoredLinks stored, CopyWriter differing) {
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
      } else {
        storedOnly++;
        differing.number(stored.owner()).number(stored.target()).truth(true).endRow();
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
