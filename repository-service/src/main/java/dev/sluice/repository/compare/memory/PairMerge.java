package dev.sluice.repository.compare.memory;

import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted runs of pairs, without duplicates. */
public final class PairMerge {
  private final PriorityQueue<SortedPairs> waiting = new PriorityQueue<>(SortedPairs::compareTo);
  private SortedPairs run;
  private boolean more;
  private boolean started;
  private long owner;
  private long target;

  PairMerge(List<SortedPairs> runs) {
    for (SortedPairs each : runs) {
      if (each.next()) {
        waiting.add(each);
      }
    }
    more = !waiting.isEmpty();
    run = more ? waiting.remove() : runs.get(0);
  }

  /** Moves to the next pair; false after the last. */
  public boolean next() {
    while (more) {
      long nextOwner = run.owner();
      long nextTarget = run.target();
      advance();
      if (!started || nextOwner != owner || nextTarget != target) {
        started = true;
        owner = nextOwner;
        target = nextTarget;
        return true;
      }
    }
    return false;
  }

  public long owner() {
    return owner;
  }

  public long target() {
    return target;
  }

  /** Rows arrive nearly in this order, so mostly the same run goes on. */
  private void advance() {
    if (!run.next()) {
      more = !waiting.isEmpty();
      run = more ? waiting.remove() : run;
      return;
    }
    SortedPairs first = waiting.peek();
    if (first != null && run.compareTo(first) > 0) {
      waiting.add(run);
      run = waiting.remove();
    }
  }
}
