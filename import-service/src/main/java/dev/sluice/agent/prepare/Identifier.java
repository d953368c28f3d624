package dev.sluice.agent.prepare;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the cells that say which resource is meant: keys, unique values, ends of links. */
final class Identifier {
  /** The most bytes, since an index of the repository must hold them. */
  static final int LONGEST = 1024;

  private Identifier() {}

  /** Whether a cell names nothing. */
  static boolean empty(String cell) {
    return cell.isBlank() || cell.equals(Command.EMPTIED);
  }

  static boolean tooLong(String value) {
    // No character takes more than three bytes per UTF-16 unit.
    return value.length() > LONGEST / 3 && value.getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  /** The canonical value of a cell that can be read in spite of its row, or null. */
  static @Nullable String readable(SourceRow row, int column, CellFormat format) {
    if (column >= row.size() || column == row.damagedCell()) {
      return null;
    }
    String cell = row.cells().get(column);
    String value = empty(cell) ? null : format.conversion().canonical(cell);
    return value == null || tooLong(value) || value.indexOf(0) >= 0 ? null : value;
  }
}
