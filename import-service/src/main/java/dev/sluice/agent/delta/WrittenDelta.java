package dev.sluice.agent.delta;

import dev.sluice.agent.sorted.SortedFileWriter;

/** The number of commands in a delta file, and its digest. */
record WrittenDelta(long rows, String sha256) {
  /** What this writer wrote before it was closed. */
  static WrittenDelta of(SortedFileWriter writer) {
    return new WrittenDelta(writer.rows(), writer.sha256());
  }
}
