package dev.sluice.agent.prepare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows in one byte array, sorted by moving their offsets only. The garbage collector sees two
 * arrays instead of a million rows.
 */
final class SortBuffer {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Length of the key, length of the line, line of the source. */
  static final int PREFIX = Integer.BYTES + Integer.BYTES + Long.BYTES;

  /** What an entry costs beside its bytes: its offset, and once more while sorting. */
  private static final int OVERHEAD = 2 * Integer.BYTES;

  private final int budget;
  private byte[] arena = new byte[0];
  private int used;
  private int[] offsets = new int[0];
  private int count;

  SortBuffer(int budget) {
    this.budget = budget;
  }

  int count() {
    return count;
  }

  /** Whether the row fits; an empty buffer takes any row. */
  boolean fits(byte[] key, byte[] line) {
    long after = (long) used + PREFIX + key.length + line.length + (count + 1L) * OVERHEAD;
    return count == 0 || after <= budget;
  }

  void add(byte[] key, byte[] line, long sourceLine) {
    int size = PREFIX + key.length + line.length;
    if (arena.length - used < size) {
      long doubled = Math.min(budget, Math.max(1 << 16, 2L * arena.length));
      arena = Arrays.copyOf(arena, (int) Math.max(doubled, (long) used + size));
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(1024, count * 3 / 2));
    }
    offsets[count++] = used;
    INT.set(arena, used, key.length);
    INT.set(arena, used + Integer.BYTES, line.length);
    LONG.set(arena, used + 2 * Integer.BYTES, sourceLine);
    System.arraycopy(key, 0, arena, used + PREFIX, key.length);
    System.arraycopy(line, 0, arena, used + PREFIX + key.length, line.length);
    used += size;
  }

  /** Brings the rows into key order; rows with one key stay in the order of their adding. */
  void sort() {
    int[] from = offsets;
    int[] to = new int[count];
    for (int width = 1; width > 0 && width < count; width *= 2) {
      for (int start = 0; start < count; start += 2 * width) {
        int middle = Math.min(start + width, count);
        merge(from, to, start, middle, (int) Math.min(start + 2L * width, count));
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    offsets = from;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int left, int right) {
    return Arrays.compareUnsigned(
        arena,
        left + PREFIX,
        left + PREFIX + keyLength(left),
        arena,
        right + PREFIX,
        right + PREFIX + keyLength(right));
  }

  private int keyLength(int offset) {
    return (int) INT.get(arena, offset);
  }

  private int lineLength(int offset) {
    return (int) INT.get(arena, offset + Integer.BYTES);
  }

  KeyedRow row(int index) {
    int offset = offsets[index];
    int line = offset + PREFIX + keyLength(offset);
    return new KeyedRow(
        Arrays.copyOfRange(arena, offset + PREFIX, line),
        Arrays.copyOfRange(arena, line, line + lineLength(offset)),
        (long) LONG.get(arena, offset + 2 * Integer.BYTES));
  }

  /** Empties the buffer, which keeps its memory for the next rows. */
  void clear() {
    used = 0;
    count = 0;
  }
}
