package dev.sluice.agent.prepare.source;

import dev.sluice.agent.prepare.source.SourceRow.Damage;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.workbook.cell.CellFault;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.contract.rows.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that a reader has read last, as ranges of its buffer: a cell becomes a String only if it
 * is requested. It is valid until the next row is read.
 */
public final class CsvRow {
  /** The cell stood in quotes. */
  static final int QUOTED = 1;

  /** The cell stood in quotes and holds quotes, each written twice. */
  static final int ESCAPED = 2;

  /** The cell holds quotes without standing in any. */
  static final int LOOSE_QUOTE = 4;

  private static final byte[] EMPTIED = EmptiedCell.TEXT.getBytes(StandardCharsets.UTF_8);

  private byte[] buffer = {};
  private int base;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private byte[] marks = new byte[16];
  private int size;
  private long line;
  private boolean last;
  private boolean commaSeparated;
  private int damagedCell = -1;
  private @Nullable Damage damage;
  private @Nullable CellFault fault;

  void begin(long startingLine, boolean separatedByComma) {
    line = startingLine;
    commaSeparated = separatedByComma;
    size = 0;
    last = false;
    damagedCell = -1;
    damage = null;
    fault = null;
  }

  /** Adds a cell by its place after the start of the row. */
  void add(int start, int end, int mark) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      marks = Arrays.copyOf(marks, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    marks[size++] = (byte) mark;
  }

  void damaged(int cell, Damage how) {
    if (damagedCell < 0) {
      damagedCell = cell;
      damage = how;
    }
  }

  /** Notes that a cell of a sheet has no value that could be used. */
  void faulty(int cell, CellFault why) {
    if (damagedCell < 0) {
      damagedCell = cell;
      fault = why;
    }
  }

  /** Takes the first cell away, and makes the row that of another line. */
  void shift(long toLine) {
    System.arraycopy(starts, 1, starts, 0, size - 1);
    System.arraycopy(ends, 1, ends, 0, size - 1);
    System.arraycopy(marks, 1, marks, 0, size - 1);
    size--;
    damagedCell = Math.max(-1, damagedCell - 1);
    line = toLine;
  }

  /**
   * Gives the row as many cells as there are columns, if it only lacks cells of columns without a
   * name, or has only empty ones too many; spreadsheets leave those behind.
   */
  void fit(int namedColumns, int columns) {
    int said = size;
    while (said > columns && blank(said - 1)) {
      said--;
    }
    if (said == columns) {
      size = columns;
    } else if (said >= namedColumns) {
      int end = ends[size - 1];
      while (size < columns) {
        add(end, end, 0);
      }
    }
  }

  void end(byte[] inBuffer, int rowStart, boolean atEndOfFile) {
    buffer = inBuffer;
    base = rowStart;
    last = atEndOfFile;
  }

  /** Whether it is a line without content. */
  boolean blank() {
    return size == 1 && (marks[0] & QUOTED) == 0 && (ends[0] == starts[0] || text(0).isBlank());
  }

  public long line() {
    return line;
  }

  public int size() {
    return size;
  }

  /** Whether the file ends with it, without a line end. */
  boolean last() {
    return last;
  }

  public int damagedCell() {
    return damagedCell;
  }

  public @Nullable Damage damage() {
    return damage;
  }

  /** Why the damaged cell, which is one of a sheet, cannot be used; null if nothing is wrong. */
  public @Nullable CellFault fault() {
    return fault;
  }

  /** The bytes that cells stand in. */
  public byte[] bytes() {
    return buffer;
  }

  /** The row without the apostrophes that guarded its cells. */
  CsvRow restored() {
    for (int cell = 0; cell < size; cell++) {
      if (GuardedCell.isGuarded(buffer, start(cell), end(cell))) {
        if (escaped(cell)) {
          // What is written with its quotes begins with one.
          buffer[start(cell)] = '"';
        }
        starts[cell]++;
      }
    }
    return this;
  }

  /** Whether no cell has a value, however many there are. */
  boolean saysNothing() {
    for (int i = 0; i < size; i++) {
      if (!blank(i)) {
        return false;
      }
    }
    return damage == null && fault == null;
  }

  public int start(int cell) {
    return base + starts[cell];
  }

  public int end(int cell) {
    return base + ends[cell];
  }

  public boolean escaped(int cell) {
    return (marks[cell] & ESCAPED) != 0;
  }

  /** Whether the cell is empty or white space alone. */
  public boolean blank(int cell) {
    return WhiteSpace.blank(buffer, start(cell), end(cell));
  }

  /** How many bytes the cell's value has. */
  public int length(int cell) {
    int length = ends[cell] - starts[cell];
    return escaped(cell) ? length - pairs(cell) : length;
  }

  private int pairs(int cell) {
    int quotes = 0;
    for (int i = start(cell); i < end(cell); i++) {
      quotes += buffer[i] == '"' ? 1 : 0;
    }
    return quotes / 2;
  }

  boolean equalTo(int cell, byte[] value) {
    return !escaped(cell) && Arrays.equals(buffer, start(cell), end(cell), value, 0, value.length);
  }

  /** Whether the cell names nothing, for cells that identify. */
  public boolean namesNothing(int cell) {
    return blank(cell) || emptied(cell);
  }

  /** Whether the cell says in words that there is no value. */
  public boolean emptied(int cell) {
    return equalTo(cell, EMPTIED);
  }

  /** The cell's value. */
  public String text(int cell) {
    String raw = new String(buffer, start(cell), ends[cell] - starts[cell], StandardCharsets.UTF_8);
    return escaped(cell) ? raw.replace("\"\"", "\"") : raw;
  }

  /** Writes the cell's value without making a String of it. */
  public void write(int cell, LineEncoder encoder) {
    int start = start(cell);
    int end = end(cell);
    int mark = marks[cell];
    if ((mark & ESCAPED) != 0) {
      // Quotes within it are written twice already, and make quotes around it necessary.
      encoder.written(buffer, start - 1, end + 1);
    } else if (mark == 0 && commaSeparated) {
      // A cell without quotes cannot hold what parts cells and rows.
      encoder.written(buffer, start, end);
    } else {
      encoder.cell(buffer, start, end);
    }
  }

  /** The row with its cells as text. */
  public SourceRow row() {
    List<String> cells = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      cells.add(text(i));
    }
    return new SourceRow(line, cells, damagedCell, damage);
  }
}
