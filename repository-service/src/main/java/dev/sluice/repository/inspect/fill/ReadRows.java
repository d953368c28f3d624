package dev.sluice.repository.inspect.fill;

import java.util.function.LongConsumer;

/**
 * Counts and reports the rows that were read. Rows of resources are read twice, so each time counts
 * as a half.
 */
final class ReadRows {
  private static final int OFTEN = 1 << 12;

  private final LongConsumer progress;
  private long halves;
  private long others;

  ReadRows(LongConsumer progress) {
    this.progress = progress;
  }

  /** A row was read for the first or the second time. */
  void half() {
    halves++;
    if (halves % OFTEN == 0) {
      progress.accept(halves / 2);
    }
  }

  /** A row was read that is no change. */
  void other() {
    others++;
    if (others % OFTEN == 0) {
      progress.accept(halves / 2);
    }
  }

  /** A row was read that is read once. */
  void whole() {
    half();
    half();
  }
}
