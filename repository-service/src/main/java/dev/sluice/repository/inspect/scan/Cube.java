package dev.sluice.repository.inspect.scan;

import java.util.Arrays;

/**
 * The number of changes of an entity type or association for each combination of criteria. If there
 * are too many cells, the segment with most values is left out; if there are still too many without
 * segments, nothing is counted.
 */
public final class Cube {
  /** Changed, emptied and filled. */
  public static final int KINDS = 3;

  private static final int ID_BYTES = 3;

  /** Operation and marks. */
  private static final int HEAD_BYTES = 2;

  private final int most;
  private final int width;
  private final int segments;
  private final boolean[] left;
  private final int[] highest;
  private final byte[] cell;
  private CountedBytes cells;
  private boolean full;

  /**
   * Begins.
   *
   * @param width how many properties there are
   * @param segments how many segments there are
   * @param most how many cells there may be
   */
  public Cube(int width, int segments, int most) {
    this.most = most;
    this.width = width;
    this.segments = segments;
    this.left = new boolean[segments];
    this.highest = new int[segments];
    this.cell = new byte[HEAD_BYTES + KINDS * width + ID_BYTES * segments];
    this.cells = new CountedBytes(most);
  }

  /** Counts a change. */
  public void add(int operation, int marks, ChangedProperties properties, int[] segmentValues) {
    cell[0] = (byte) operation;
    cell[1] = (byte) marks;
    System.arraycopy(properties.changed(), 0, cell, bits(0), width);
    System.arraycopy(properties.emptied(), 0, cell, bits(1), width);
    System.arraycopy(properties.filled(), 0, cell, bits(2), width);
    for (int segment = 0; segment < segments; segment++) {
      highest[segment] = Math.max(highest[segment], segmentValues[segment]);
      put(segment, left[segment] ? 0 : segmentValues[segment]);
    }
    while (!full && cells.add(cell, 0, cell.length) < 0) {
      leaveOne();
      for (int segment = 0; segment < segments; segment++) {
        put(segment, left[segment] ? 0 : segmentValues[segment]);
      }
    }
  }

  /** Whether all changes are counted. */
  public boolean isComplete() {
    return !full;
  }

  public int size() {
    return cells.size();
  }

  public long changes(int number) {
    return cells.count(number);
  }

  public int operation(int number) {
    return cells.bytes(number)[0];
  }

  public int marks(int number) {
    return cells.bytes(number)[1];
  }

  /**
   * Where the bits of a kind start in {@link #bytes}, and those of the kind before it end: what is
   * changed, emptied, filled.
   */
  public int bits(int kind) {
    return HEAD_BYTES + kind * width;
  }

  public byte[] bytes(int number) {
    return cells.bytes(number);
  }

  /** Whether the cells tell the segment's values. */
  public boolean has(int segment) {
    return !left[segment];
  }

  public int segmentValue(int number, int segment) {
    byte[] bytes = cells.bytes(number);
    int start = bits(KINDS) + ID_BYTES * segment;
    return (bytes[start] & 0xff) << 16 | (bytes[start + 1] & 0xff) << 8 | (bytes[start + 2] & 0xff);
  }

  private void put(int segment, int value) {
    int start = bits(KINDS) + ID_BYTES * segment;
    cell[start] = (byte) (value >> 16);
    cell[start + 1] = (byte) (value >> 8);
    cell[start + 2] = (byte) value;
  }

  private void leaveOne() {
    int largest = -1;
    for (int segment = 0; segment < segments; segment++) {
      if (!left[segment] && (largest < 0 || highest[segment] > highest[largest])) {
        largest = segment;
      }
    }
    if (largest < 0) {
      full = true;
      cells = new CountedBytes(0);
      return;
    }
    left[largest] = true;
    int start = bits(KINDS) + ID_BYTES * largest;
    CountedBytes fewer = new CountedBytes(most);
    for (int number = 0; number < cells.size(); number++) {
      byte[] bytes = cells.bytes(number);
      Arrays.fill(bytes, start, start + ID_BYTES, (byte) 0);
      fewer.add(bytes, cells.count(number));
    }
    cells = fewer;
  }
}
