package dev.sluice.agent.delta;

import dev.sluice.agent.step.Progress;

/** Signs of life while two files are compared. */
final class Signs {
  private static final int ROWS_BETWEEN = 1000;

  private final Progress progress;
  private final long total;
  private long rows;

  Signs(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  void row() {
    if (rows++ % ROWS_BETWEEN == 0) {
      progress.at(Math.min(rows, total), total);
    }
  }
}
