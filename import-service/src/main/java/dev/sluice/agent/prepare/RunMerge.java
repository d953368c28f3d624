package dev.sluice.agent.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads several runs as one; of rows with one key, those of earlier runs come first. */
final class RunMerge implements KeyedRows {
  private record Head(KeyedRow row, int run) {}

  private static final Comparator<Head> BY_KEY_THEN_RUN =
      (left, right) -> {
        int byKey = Arrays.compareUnsigned(left.row().key(), right.row().key());
        return byKey != 0 ? byKey : Integer.compare(left.run(), right.run());
      };

  private final List<KeyedRows> runs = new ArrayList<>();
  private final PriorityQueue<Head> heads = new PriorityQueue<>(BY_KEY_THEN_RUN);

  RunMerge(List<SpilledRun> spilled) throws IOException {
    try {
      for (SpilledRun run : spilled) {
        runs.add(run.read());
        advance(runs.size() - 1);
      }
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  @Override
  public @Nullable KeyedRow next() throws IOException {
    Head least = heads.poll();
    if (least == null) {
      return null;
    }
    advance(least.run());
    return least.row();
  }

  private void advance(int run) throws IOException {
    KeyedRow row = runs.get(run).next();
    if (row != null) {
      heads.add(new Head(row, run));
    }
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows run : runs) {
      run.close();
    }
  }
}
