package dev.sluice.agent.sorted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One row of a sorted file, in the buffer of its reader; it is valid until the next row is read.
 */
public final class Line {
  private byte[] bytes;
  private int from;
  private int to;

  public Line(byte[] bytes) {
    this.bytes = bytes;
    to = bytes.length;
  }

  Line at(byte[] buffer, int start, int end) {
    bytes = buffer;
    from = start;
    to = end;
    return this;
  }

  /** The whole line with the line feed at its end. */
  public byte[] bytes() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The first cell without quotes: the key of a resource, or the owner of a link. */
  public byte[] key() {
    return cell(0);
  }

  /** The cell at this index without quotes. */
  public byte[] cell(int index) {
    int start = startOfCell(index);
    return unquoted(start, endOfCell(start));
  }

  /** Unsigned byte order of a cell of two lines, copied only if one stands in quotes. */
  public int compareCell(int index, Line other) {
    int start = startOfCell(index);
    int otherStart = other.startOfCell(index);
    if (bytes[start] == '"' || other.bytes[otherStart] == '"') {
      return Arrays.compareUnsigned(cell(index), other.cell(index));
    }
    return Arrays.compareUnsigned(
        bytes, start, endOfCell(start), other.bytes, otherStart, other.endOfCell(otherStart));
  }

  /** Unsigned byte order of the first cell and a key, copied only if the cell is in quotes. */
  public int compareKey(byte[] key) {
    return bytes[from] == '"'
        ? Arrays.compareUnsigned(key(), key)
        : Arrays.compareUnsigned(bytes, from, endOfCell(from), key, 0, key.length);
  }

  private int startOfCell(int index) {
    int start = from;
    for (int i = 0; i < index; i++) {
      start = endOfCell(start) + 1;
    }
    return start;
  }

  /** All cells without quotes. */
  public List<String> cells() {
    List<String> cells = new ArrayList<>();
    for (int start = from; start < to; ) {
      int end = endOfCell(start);
      cells.add(new String(unquoted(start, end), StandardCharsets.UTF_8));
      start = end + 1;
    }
    return cells;
  }

  /** Whether the other line has the same bytes. */
  public boolean sameAs(Line other) {
    return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
  }

  int length() {
    return to - from;
  }

  /** Whether the bytes from here on begin with those of the line. */
  boolean isAt(byte[] other, int start) {
    return Arrays.equals(bytes, from, to, other, start, start + length());
  }

  private int endOfCell(int start) {
    boolean quoted = false;
    for (int i = start; i < to; i++) {
      byte unit = bytes[i];
      if (unit == '"') {
        quoted = !quoted;
      } else if (!quoted && (unit == ',' || unit == '\n')) {
        return i;
      }
    }
    throw new IllegalStateException("a line of a sorted file has too few cells, or no end");
  }

  private byte[] unquoted(int start, int end) {
    if (start == end || bytes[start] != '"') {
      return Arrays.copyOfRange(bytes, start, end);
    }
    byte[] value = new byte[end - start - 2];
    int length = 0;
    for (int i = start + 1; i < end - 1; i++) {
      value[length++] = bytes[i];
      if (bytes[i] == '"') {
        // The second of two quotes that stand for one.
        i++;
      }
    }
    return Arrays.copyOf(value, length);
  }
}
