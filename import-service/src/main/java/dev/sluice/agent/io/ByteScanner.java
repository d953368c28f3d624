package dev.sluice.agent.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches for bytes, eight at a time (SWAR: SIMD within a register). The algorithm for finding a
 * zero byte in a word is well known, see Henry S. Warren, Hacker's Delight.
 */
public final class ByteScanner {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private ByteScanner() {}

  /** The eight bytes that begin here, the first of them the lowest. */
  public static long at(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  /** Whether all of them are ASCII. */
  public static boolean ascii(long eight) {
    return (eight & HIGH_BITS) == 0;
  }

  /**
   * Marks an ASCII character by the highest bit of each byte that is it. The lowest mark is right;
   * a higher one may be wrong, also where marks of several characters are joined.
   */
  public static long marks(long eight, char character) {
    long zeroWhereFound = eight ^ ONES * character;
    return (zeroWhereFound - ONES) & ~zeroWhereFound & HIGH_BITS;
  }

  /** Which of the eight bytes the lowest mark is at; there must be one. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Where the first of two ASCII characters is in a range, or the end of the range. */
  public static int indexOf(byte[] bytes, int start, int end, char one, char two) {
    return indexOf(bytes, start, end, one, two, two);
  }

  /** Where the first of three ASCII characters is in a range, or the end of the range. */
  public static int indexOf(byte[] bytes, int start, int end, char one, char two, char three) {
    int i = start;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      long eight = at(bytes, i);
      long found = marks(eight, one) | marks(eight, two) | marks(eight, three);
      if (found != 0) {
        return i + first(found);
      }
    }
    while (i < end && bytes[i] != one && bytes[i] != two && bytes[i] != three) {
      i++;
    }
    return i;
  }
}
