package dev.sluice.agent.prepare.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A k-way merge: reads several sorted runs as one. Rows with equal keys come in the order of their
 * runs.
 */
final class KWayMerge implements KeyedRows {
  private final List<KeyedRows> runs = new ArrayList<>();
  private final @Nullable SortedRow[] heads;

  /**
   * Of each head's key the 16 bytes after those that all keys begin with, as two numbers: they
   * nearly always tell the order, without a look at keys that are far apart in memory.
   */
  private final long[] front;

  private final long[] back;

  private final int sharedPrefix;

  /** A heap of the runs that have rows left, the one with the least head at its front. */
  private final int[] heap;

  private int open;
  private boolean frontIsTaken;

  /**
   * Merges runs.
   *
   * @param sharedPrefix how many bytes all keys of all runs have in common at their beginning
   */
  KWayMerge(List<SpilledRun> spilled, int sharedPrefix) throws IOException {
    this.sharedPrefix = sharedPrefix;
    front = new long[spilled.size()];
    back = new long[spilled.size()];
    heads = new SortedRow[spilled.size()];
    heap = new int[spilled.size()];
    try {
      for (SpilledRun run : spilled) {
        KeyedRows rows = run.read();
        int index = runs.size();
        runs.add(rows);
        if (advance(index)) {
          heap[open++] = index;
        }
      }
    } catch (IOException failure) {
      close();
      throw failure;
    }
    for (int i = open / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  @Override
  public @Nullable SortedRow next() throws IOException {
    if (frontIsTaken) {
      int run = heap[0];
      // The row that was handed out is in the run's buffer, so it is left only now.
      if (!advance(run)) {
        heap[0] = heap[--open];
      }
      sink(0);
    }
    frontIsTaken = open > 0;
    return open == 0 ? null : heads[heap[0]];
  }

  private boolean advance(int run) throws IOException {
    SortedRow head = runs.get(run).next();
    heads[run] = head;
    if (head != null) {
      front[run] = head.keyWindow(sharedPrefix);
      back[run] = head.keyWindow(sharedPrefix + Long.BYTES);
    }
    return head != null;
  }

  private void sink(int start) {
    int parent = start;
    int run = heap[start];
    while (2 * parent + 1 < open) {
      int child = 2 * parent + 1;
      if (child + 1 < open && comesBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!comesBefore(heap[child], run)) {
        break;
      }
      heap[parent] = heap[child];
      parent = child;
    }
    heap[parent] = run;
  }

  private boolean comesBefore(int left, int right) {
    if (front[left] != front[right]) {
      return Long.compareUnsigned(front[left], front[right]) < 0;
    }
    if (back[left] != back[right]) {
      return Long.compareUnsigned(back[left], back[right]) < 0;
    }
    SortedRow leftRow = heads[left];
    SortedRow rightRow = heads[right];
    if (leftRow == null || rightRow == null) {
      throw new IllegalStateException("a run without a head is compared");
    }
    int byKey =
        SortedRow.compare(leftRow.bytes(), leftRow.offset(), rightRow.bytes(), rightRow.offset());
    return byKey != 0 ? byKey < 0 : left < right;
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows run : runs) {
      run.close();
    }
  }
}
