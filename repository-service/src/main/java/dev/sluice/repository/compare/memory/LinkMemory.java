package dev.sluice.repository.compare.memory;

import java.util.concurrent.Semaphore;

/**
 * The memory for comparing links: tables of known ends, shared by all runs, and a buffer for each
 * run. If no memory is left, the database processes the rows.
 */
public final class LinkMemory {
  // Five million users take 150 MB; 512 MB of heap have room for them.
  private static final int SHARE_OF_HEAP = 3;

  private final Semaphore tables;
  private final SharedIdTables ends;
  private final int pairs;

  public LinkMemory(long tables, int pairs) {
    this.tables = ResourceIdTable.memoryOf(tables);
    this.ends = new SharedIdTables(this.tables);
    this.pairs = pairs;
  }

  public static LinkMemory ofHeap() {
    return new LinkMemory(
        Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, PairSorter.USUAL_BUFFER);
  }

  public SharedIdTables ends() {
    return ends;
  }

  public ResourceIdTable table() {
    return new ResourceIdTable(tables);
  }

  public PairSorter sorter() {
    return new PairSorter(pairs);
  }
}
