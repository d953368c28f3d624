package dev.sluice.agent.step;

import org.jspecify.annotations.Nullable;

/**
 * Reports progress once in a thousand rows. Rows that do not count towards the total, such as
 * merged rows, also show that the step is alive.
 */
public final class ProgressTicker {
  private static final int ROWS_BETWEEN_TICKS = 1000;

  private final Progress progress;
  private final long rowsBefore;
  private final @Nullable Long total;
  private long rows;
  private long uncounted;

  /**
   * Makes a ticker.
   *
   * @param rowsBefore rows that the step has done already
   * @param total rows of the whole step, if known
   */
  public ProgressTicker(Progress progress, long rowsBefore, @Nullable Long total) {
    this.progress = progress;
    this.rowsBefore = rowsBefore;
    this.total = total;
  }

  /** Counts a row. */
  public void row() {
    if (rows++ % ROWS_BETWEEN_TICKS == 0) {
      tick();
    }
  }

  /** Notes a row that does not count. */
  public void uncountedRow() {
    if (uncounted++ % ROWS_BETWEEN_TICKS == 0) {
      tick();
    }
  }

  private void tick() {
    long done = rowsBefore + rows;
    progress.at(total == null ? done : Math.min(done, total), total);
  }
}
