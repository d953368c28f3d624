package dev.sluice.agent.sorted;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes the lines of rows, cell by cell; an encoder is reused for many rows. */
public final class LineEncoder {
  private static final boolean[] NEEDS_QUOTES = new boolean[256];

  static {
    for (char character : new char[] {',', '"', '\n', '\r'}) {
      NEEDS_QUOTES[character] = true;
    }
  }

  private byte[] line = new byte[256];
  private int length;

  /** The line of a row with these cells. */
  public static byte[] line(List<String> cells) {
    LineEncoder encoder = new LineEncoder();
    cells.forEach(encoder::cell);
    return encoder.end();
  }

  /** Adds a cell. */
  public LineEncoder cell(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return cell(bytes, 0, bytes.length);
  }

  /** Adds a cell whose value are these bytes. */
  public LineEncoder cell(byte[] value, int start, int end) {
    for (int i = start; i < end; i++) {
      if (NEEDS_QUOTES[value[i] & 0xff]) {
        return quoted(value, start, end);
      }
    }
    return written(value, start, end);
  }

  /** Adds a cell that is written already as it must be. */
  public LineEncoder written(byte[] cell, int start, int end) {
    int size = end - start;
    reserve(size + 1);
    System.arraycopy(cell, start, line, length, size);
    length += size;
    line[length++] = ',';
    return this;
  }

  private LineEncoder quoted(byte[] value, int start, int end) {
    reserve(2 * (end - start) + 3);
    line[length++] = '"';
    for (int i = start; i < end; i++) {
      byte unit = value[i];
      line[length++] = unit;
      if (unit == '"') {
        line[length++] = unit;
      }
    }
    line[length++] = '"';
    line[length++] = ',';
    return this;
  }

  private void reserve(int size) {
    if (line.length - length < size) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + size));
    }
  }

  /** Ends the line and makes the encoder ready for the next. */
  public byte[] end() {
    endLine();
    byte[] copy = Arrays.copyOf(line, length);
    clear();
    return copy;
  }

  /** Ends the line, which stands in {@link #bytes()} until the encoder is cleared. */
  public void endLine() {
    line[length - 1] = '\n';
  }

  /** What was written since the encoder was cleared; not a copy. */
  public byte[] bytes() {
    return line;
  }

  /** How many bytes were written since the encoder was cleared. */
  public int length() {
    return length;
  }

  /** Makes the encoder ready for the next line. */
  public void clear() {
    length = 0;
  }
}
