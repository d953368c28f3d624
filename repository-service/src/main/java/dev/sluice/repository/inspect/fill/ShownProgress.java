package dev.sluice.repository.inspect.fill;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;

/** Writes the progress of an inspection into its row, once a second. */
final class ShownProgress implements LongConsumer {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final DSLContext database;
  private final int inspection;
  private final LongConsumer other;
  private long shown = System.nanoTime();

  /**
   * Begins.
   *
   * @param other is told as well, more often
   */
  ShownProgress(DSLContext database, int inspection, LongConsumer other) {
    this.database = database;
    this.inspection = inspection;
    this.other = other;
  }

  @Override
  public void accept(long changes) {
    other.accept(changes);
    if (System.nanoTime() - shown > INTERVAL_NANOS) {
      InspectionRow.progress(database, inspection, changes);
      shown = System.nanoTime();
    }
  }
}
