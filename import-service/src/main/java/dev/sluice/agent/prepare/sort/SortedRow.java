package dev.sluice.agent.prepare.sort;

import dev.sluice.agent.sorted.SortedFileWriter;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The position of a row in a byte array; a mutable cursor, so that rows are not objects. A row is
 * its line and, only if the line does not contain the key unchanged, the key before it.
 */
public final class SortedRow {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Length of the key, length of the line, place of the key, line of the source. */
  static final int PREFIX = 3 * Integer.BYTES + Long.BYTES;

  /** The key stands before the line; otherwise its place is where it begins in the line. */
  public static final int APART = -1;

  /** The line begins with the two parts of its key, of which the first has this length. */
  public static int joined(int firstPart) {
    return -2 - firstPart;
  }

  private byte[] bytes = {};
  private int at;

  SortedRow at(byte[] array, int offset) {
    bytes = array;
    at = offset;
    return this;
  }

  /** Writes what stands before the bytes of a row. */
  static void writePrefix(
      byte[] array, int offset, int keyLength, int lineLength, int keyPlace, long sourceLine) {
    INT.set(array, offset, keyLength);
    INT.set(array, offset + Integer.BYTES, lineLength);
    INT.set(array, offset + 2 * Integer.BYTES, keyPlace);
    LONG.set(array, offset + 3 * Integer.BYTES, sourceLine);
  }

  /** How many bytes a row takes that begins here; its prefix must be in the array. */
  static int size(byte[] array, int offset) {
    int apart =
        (int) INT.get(array, offset + 2 * Integer.BYTES) == APART ? keyLength(array, offset) : 0;
    return PREFIX + apart + (int) INT.get(array, offset + Integer.BYTES);
  }

  static int keyLength(byte[] array, int offset) {
    return (int) INT.get(array, offset);
  }

  static int keyStart(byte[] array, int offset) {
    return offset + PREFIX + Math.max(0, (int) INT.get(array, offset + 2 * Integer.BYTES));
  }

  /** Unsigned byte order of two keys. */
  static int compare(byte[] left, int leftOffset, byte[] right, int rightOffset) {
    int leftStart = keyStart(left, leftOffset);
    int rightStart = keyStart(right, rightOffset);
    return Arrays.compareUnsigned(
        left,
        leftStart,
        leftStart + keyLength(left, leftOffset),
        right,
        rightStart,
        rightStart + keyLength(right, rightOffset));
  }

  /**
   * Eight bytes of the key as one number. What the key does not have counts as zero, so that of two
   * keys with the same bytes before, the one with the lower number comes first.
   */
  long keyWindow(int from) {
    int start = keyStart() + from;
    int length = keyLength(bytes, at) - from;
    if (length <= 0) {
      return 0;
    }
    if (start <= bytes.length - Long.BYTES) {
      long window = (long) LONG.get(bytes, start);
      return length >= Long.BYTES ? window : window & (-1L << (Byte.SIZE * (Long.BYTES - length)));
    }
    long window = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      window = window << Byte.SIZE | (i < length ? bytes[start + i] & 0xff : 0);
    }
    return window;
  }

  byte[] bytes() {
    return bytes;
  }

  int offset() {
    return at;
  }

  int size() {
    return size(bytes, at);
  }

  int keyStart() {
    return keyStart(bytes, at);
  }

  int lineStart() {
    return lineEnd() - (int) INT.get(bytes, at + Integer.BYTES);
  }

  int lineEnd() {
    return at + size();
  }

  public long sourceLine() {
    return (long) LONG.get(bytes, at + 3 * Integer.BYTES);
  }

  /** Writes the line of a row. */
  public void writeLine(SortedFileWriter writer) throws IOException {
    int place = place();
    if (place >= APART) {
      writer.write(bytes, lineStart(), lineEnd() - lineStart());
      return;
    }
    // In a key its parts are joined by a NUL, which sorts before all that a longer first part has.
    int separator = lineStart() + joined(place);
    bytes[separator] = ',';
    writer.write(bytes, lineStart(), lineEnd() - lineStart());
    bytes[separator] = 0;
  }

  public byte[] key() {
    return Arrays.copyOfRange(bytes, keyStart(), keyStart() + keyLength(bytes, at));
  }

  public byte[] line() {
    byte[] line = Arrays.copyOfRange(bytes, lineStart(), lineEnd());
    int place = place();
    if (place < APART) {
      line[joined(place)] = ',';
    }
    return line;
  }

  boolean hasKeyOf(SortedRow other) {
    return compare(bytes, at, other.bytes, other.at) == 0;
  }

  boolean hasLineOf(SortedRow other) {
    if (place() < APART || other.place() < APART) {
      // One of them may have a NUL where the other one has a comma.
      return Arrays.equals(line(), other.line());
    }
    return Arrays.equals(
        bytes, lineStart(), lineEnd(), other.bytes, other.lineStart(), other.lineEnd());
  }

  private int place() {
    return (int) INT.get(bytes, at + 2 * Integer.BYTES);
  }
}
