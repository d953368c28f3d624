package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.value.CellFormat;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.contract.rows.WhiteSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads cells that identify a resource: keys, unique values, ends of links. */
final class Identifier {
  private Identifier() {}

  /** Whether a cell names nothing. */
  static boolean empty(String cell) {
    return WhiteSpace.blank(cell) || cell.equals(EmptiedCell.TEXT);
  }

  /** Whether a cell is known to be in its canonical form already. */
  static boolean canonical(CsvRow row, int cell, CellFormat format) {
    return format.recognises(row.bytes(), row.start(cell), row.end(cell));
  }

  /**
   * The canonical values of all cells of a rejected row that could be those of this column, the one
   * counted from the left first. A delimiter too many, or one that is missing, moves the cells
   * behind it, and nobody can tell where it stands. A value too many protects what needs no
   * protection; one too few would delete a resource.
   */
  static List<String> readable(CsvRow row, int column, int columns, CellFormat format) {
    int moved = column + row.size() - columns;
    int first = Math.max(0, Math.min(column, moved));
    int last = Math.min(row.size() - 1, Math.max(column, moved));
    Set<String> values = new LinkedHashSet<>();
    addReadable(row, column, format, values);
    for (int candidate = first; candidate <= last; candidate++) {
      addReadable(row, candidate, format, values);
    }
    return List.copyOf(values);
  }

  private static void addReadable(CsvRow row, int index, CellFormat format, Set<String> values) {
    if (index >= row.size() || index == row.damagedCell()) {
      return;
    }
    String cell = row.text(index);
    String value = empty(cell) ? null : format.conversion().canonical(cell);
    if (value != null && !value.isEmpty() && !Identifiers.tooLong(value) && value.indexOf(0) < 0) {
      values.add(value);
    }
  }
}
