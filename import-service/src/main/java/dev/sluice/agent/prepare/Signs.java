package dev.sluice.agent.prepare;

import dev.sluice.agent.step.Progress;

/**
 * Signs of life while one target is prepared. Reading counts towards the total; merging does not,
 * but must be seen to go on as well.
 */
final class Signs {
  private static final int ROWS_BETWEEN = 1000;

  private final Progress progress;
  private final long before;
  private final long total;
  private long read;
  private long merged;

  Signs(Progress progress, long before, long total) {
    this.progress = progress;
    this.before = before;
    this.total = total;
  }

  void row() {
    if (read++ % ROWS_BETWEEN == 0) {
      give();
    }
  }

  void merged() {
    if (merged++ % ROWS_BETWEEN == 0) {
      give();
    }
  }

  private void give() {
    progress.at(Math.min(before + read, total), total);
  }
}
