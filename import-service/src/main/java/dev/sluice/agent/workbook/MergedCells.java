package dev.sluice.agent.workbook;

import org.jspecify.annotations.Nullable;

/**
 * Merged cells, of which the first one has the value.
 *
 * @param firstRow from 1
 * @param lastRow the same
 * @param firstColumn from 0
 * @param lastColumn the same
 */
record MergedCells(int firstRow, int lastRow, int firstColumn, int lastColumn) {

  /** Reads a range such as A1:C3; null if it is none. */
  static @Nullable MergedCells parse(String range) {
    int colon = range.indexOf(':');
    String from = colon < 0 ? range : range.substring(0, colon);
    String to = range.substring(colon + 1);
    MergedCells cells =
        new MergedCells(
            CellPlace.row(from), CellPlace.row(to), CellPlace.column(from), CellPlace.column(to));
    boolean isRange =
        cells.firstRow > 0
            && cells.firstColumn >= 0
            && cells.firstRow <= cells.lastRow
            && cells.firstColumn <= cells.lastColumn;
    return isRange ? cells : null;
  }

  /** Whether a cell has lost its value to the first one. */
  boolean covers(int row, int column) {
    return row >= firstRow
        && row <= lastRow
        && column >= firstColumn
        && column <= lastColumn
        && !(row == firstRow && column == firstColumn);
  }
}
