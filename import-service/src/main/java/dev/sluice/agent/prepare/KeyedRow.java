package dev.sluice.agent.prepare;

/** A row on its way through the sort. Its arrays are shared and not to be written to. */
final class KeyedRow {
  private final byte[] key;
  private final byte[] line;
  private final long sourceLine;

  KeyedRow(byte[] key, byte[] line, long sourceLine) {
    this.key = key;
    this.line = line;
    this.sourceLine = sourceLine;
  }

  /** What it is sorted by, in unsigned byte order. */
  byte[] key() {
    return key;
  }

  /** Its line in the sorted file. */
  byte[] line() {
    return line;
  }

  /** The line of the source that it came from. */
  long sourceLine() {
    return sourceLine;
  }
}
