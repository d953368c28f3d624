package dev.sluice.agent.prepare.sort;

import java.util.Arrays;

/**
 * Rows in one byte array, sorted by moving only their offsets. The garbage collector sees a few
 * arrays instead of a million objects.
 */
final class RowArena {
  private final int budget;
  private byte[] bytes = new byte[0];
  private int used;
  private int[] offsets = new int[0];
  private int count;
  private final KeyRadixSort order = new KeyRadixSort();

  RowArena(int budget) {
    this.budget = budget;
  }

  int count() {
    return count;
  }

  /** Whether a row of so many bytes fits; an empty arena takes any row. */
  boolean fits(int size) {
    long after = (long) used + size + (count + 1L) * KeyRadixSort.BYTES_PER_ROW;
    return count == 0 || after <= budget;
  }

  /** Adds a row; its key is the part of the line that begins at its place, if it has one. */
  void add(byte[] key, int keyLength, byte[] line, int lineLength, int keyPlace, long sourceLine) {
    int apart = keyPlace == SortedRow.APART ? keyLength : 0;
    int size = SortedRow.PREFIX + apart + lineLength;
    if (bytes.length - used < size) {
      long doubled = Math.min(budget, Math.max(1 << 16, 2L * bytes.length));
      bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, (long) used + size));
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(1024, count * 3 / 2));
    }
    offsets[count++] = used;
    SortedRow.writePrefix(bytes, used, keyLength, lineLength, keyPlace, sourceLine);
    used += SortedRow.PREFIX;
    System.arraycopy(key, 0, bytes, used, apart);
    System.arraycopy(line, 0, bytes, used + apart, lineLength);
    if (keyPlace < SortedRow.APART) {
      bytes[used + SortedRow.joined(keyPlace)] = 0;
    }
    used += apart + lineLength;
  }

  /** Brings the rows into key order; rows with one key stay in the order of their adding. */
  void sort() {
    order.sort(bytes, offsets, count);
  }

  /** The bytes that rows stand in. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the row with this index begins. */
  int offset(int index) {
    return offsets[index];
  }

  /** Empties the arena, which keeps its memory for the next rows. */
  void clear() {
    used = 0;
    count = 0;
  }

  /** Empties the arena and gives its memory back. */
  void release() {
    clear();
    bytes = new byte[0];
    offsets = new int[0];
    order.release();
  }
}
