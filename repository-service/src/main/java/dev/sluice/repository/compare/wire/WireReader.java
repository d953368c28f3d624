package dev.sluice.repository.compare.wire;

import dev.sluice.contract.rows.SortedHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the CSV of agents without creating an object per row: cells are ranges of {@link #buffer},
 * valid until the next row is read. It accepts only what the agent writes: UTF-8, commas between
 * cells, a line feed after every row, quotes around whole cells.
 */
public final class WireReader {
  /** Whether a first column {@code command} stands before the others. */
  public enum Commands {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  private static final int BUFFER = 1 << 16;
  private static final int MOST_CELLS = 1 << 14;

  /** The largest row that the agent reads has 32 Mi characters, of three bytes at most. */
  private static final int LARGEST_ROW = 1 << 27;

  private final InputStream csv;
  private final int capacity;
  private final boolean commands;
  private final List<String> header;
  private final int columns;
  private final boolean variable;
  private byte[] buffer;
  private int position;
  private int limit;
  private int rowStart;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  /** Opens a table of exactly these columns, and the command if it is wanted. */
  public WireReader(InputStream csv, List<String> columns, Commands commands) {
    this(csv, columns, commands, false, BUFFER);
  }

  /**
   * Opens a table.
   *
   * @param variable whether header and rows may have more cells than these columns
   * @param capacity of the buffer to begin with
   */
  public WireReader(
      InputStream csv, List<String> columns, Commands commands, boolean variable, int capacity) {
    this.csv = csv;
    this.capacity = capacity;
    this.buffer = new byte[capacity];
    header = readHeader();
    this.commands = commands != Commands.NONE && header.equals(SortedHeader.withCommand(columns));
    boolean expected = variable ? beginsWith(header, columns) : header.equals(columns);
    if (!this.commands && (commands == Commands.REQUIRED || !expected)) {
      throw WireFormat.malformed("the header does not match the definition");
    }
    this.columns = this.commands ? header.size() : columns.size();
    this.variable = variable;
  }

  private static boolean beginsWith(List<String> header, List<String> columns) {
    return header.size() >= columns.size() && header.subList(0, columns.size()).equals(columns);
  }

  /** Opens a table whose header and rows may have more cells than these columns. */
  public static WireReader variable(InputStream csv, List<String> columns) {
    return new WireReader(csv, columns, Commands.NONE, true, BUFFER);
  }

  /** The names of all columns. */
  public List<String> header() {
    return List.copyOf(header);
  }

  /** Whether the first cell of every row is its command. */
  public boolean commands() {
    return commands;
  }

  /** Moves to the next row; false after the last. */
  public boolean next() {
    if (!readRow()) {
      return false;
    }
    if (cells < columns || (cells > columns && !variable)) {
      throw WireFormat.malformed("a row does not have as many cells as the header");
    }
    return true;
  }

  public int cells() {
    return cells;
  }

  public byte[] buffer() {
    return buffer;
  }

  public int start(int cell) {
    return rowStart + starts[cell];
  }

  public int end(int cell) {
    return rowStart + ends[cell];
  }

  public String text(int cell) {
    return new String(buffer, start(cell), ends[cell] - starts[cell], StandardCharsets.UTF_8);
  }

  private List<String> readHeader() {
    var header = new ArrayList<String>();
    if (readRow()) {
      for (int cell = 0; cell < cells; cell++) {
        header.add(text(cell));
      }
    }
    return header;
  }

  private boolean readRow() {
    cells = 0;
    rowStart = position;
    if (position == limit && !fill()) {
      return false;
    }
    boolean more = true;
    while (more) {
      more = peek() == '"' ? quoted() : plain();
    }
    return true;
  }

  /** Reads a cell without quotes and tells whether another one follows. */
  private boolean plain() {
    int start = position - rowStart;
    int signs = 0;
    while (true) {
      byte[] bytes = buffer;
      int end = limit;
      int at = position;
      // All that ends a cell is at most a comma, so most bytes cost one comparison.
      while (at < end && bytes[at] > ',') {
        at++;
      }
      position = at;
      byte each = at < end ? bytes[at] : peek();
      if (each == ',' || each == '\n') {
        add(start, position - rowStart, signs < 0);
        position++;
        return each == ',';
      }
      if (each == '"' || each == '\r') {
        throw WireFormat.malformed("a cell with a quote or a line break is not in quotes");
      }
      // Either a byte that is no ending, or the first one of what was just filled.
      signs |= each;
      position++;
    }
  }

  /** Reads a cell in quotes, whose text moves together in the buffer if quotes were doubled. */
  private boolean quoted() {
    position++;
    int start = position - rowStart;
    int length = 0;
    int signs = 0;
    while (true) {
      byte each = peek();
      position++;
      if (each == '"') {
        byte following = peek();
        position++;
        if (following == ',' || following == '\n') {
          add(start, start + length, signs < 0);
          return following == ',';
        }
        if (following != '"') {
          throw WireFormat.malformed("something follows a closing quote");
        }
      }
      buffer[rowStart + start + length] = each;
      length++;
      signs |= each;
    }
  }

  /** Adds a cell, whose range is told from the start of the row, as rows move when more is read. */
  private void add(int start, int end, boolean check) {
    if (cells == starts.length) {
      if (cells == MOST_CELLS) {
        throw WireFormat.malformed("a row has too many cells");
      }
      starts = Arrays.copyOf(starts, 2 * cells);
      ends = Arrays.copyOf(ends, 2 * cells);
    }
    starts[cells] = start;
    ends[cells] = end;
    cells++;
    // Characters do not reach over cells, and most cells are plain ASCII.
    if (check && !Utf8.isValid(buffer, rowStart + start, rowStart + end)) {
      throw WireFormat.malformed("the rows are not UTF-8");
    }
  }

  /** The byte at the position, which is part of a row that has begun. */
  private byte peek() {
    if (position == limit && !fill()) {
      throw WireFormat.malformed("the rows end within a row");
    }
    return buffer[position];
  }

  /** Moves the row that has begun to the start of the buffer and reads more; false at the end. */
  private boolean fill() {
    int begun = limit - rowStart;
    byte[] target = buffer;
    if (begun == buffer.length) {
      if (begun >= LARGEST_ROW) {
        throw WireFormat.malformed("a row is too large");
      }
      target = new byte[2 * begun];
    } else if (buffer.length > capacity && begun < capacity / 2) {
      // One huge row is no reason to keep a huge buffer.
      target = new byte[capacity];
    }
    System.arraycopy(buffer, rowStart, target, 0, begun);
    buffer = target;
    position -= rowStart;
    limit = begun;
    rowStart = 0;
    try {
      int count = csv.read(buffer, limit, buffer.length - limit);
      while (count == 0) {
        count = csv.read(buffer, limit, buffer.length - limit);
      }
      limit += Math.max(count, 0);
      return count > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
