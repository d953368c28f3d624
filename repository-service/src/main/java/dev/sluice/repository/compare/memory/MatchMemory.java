package dev.sluice.repository.compare.memory;

import java.util.concurrent.Semaphore;

/**
 * The memory that comparing links takes: tables of known ends, which all runs share, and a buffer
 * for each run. Where there is none left, rows are judged one by one in the database.
 */
public final class MatchMemory {
  // Five million users take 150 MB; 512 MB of heap have room for them.
  private static final int SHARE_OF_HEAP = 3;

  private final Semaphore tables;
  private final SharedEnds ends;
  private final int pairs;

  public MatchMemory(long tables, int pairs) {
    this.tables = EndTable.memoryOf(tables);
    this.ends = new SharedEnds(this.tables);
    this.pairs = pairs;
  }

  public static MatchMemory ofHeap() {
    return new MatchMemory(
        Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, PairSorter.USUAL_BUFFER);
  }

  public SharedEnds ends() {
    return ends;
  }

  public EndTable table() {
    return new EndTable(tables);
  }

  public PairSorter sorter() {
    return new PairSorter(pairs);
  }
}
