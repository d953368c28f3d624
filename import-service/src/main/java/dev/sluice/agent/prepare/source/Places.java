package dev.sluice.agent.prepare.source;

import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.CellPlace;
import dev.sluice.contract.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * How to describe positions in a source's file: lines of a CSV file, rows and cells of a sheet.
 *
 * @param file the file as the definition names it
 * @param sheet whether it is a sheet
 */
record Places(String file, boolean sheet) {

  /** A failure at a row, and at a column if one is known. */
  SourceException at(
      FailureType type, long row, @Nullable String column, String what, String remedy) {
    return sheet
        ? SourceException.atRow(type, file, row, column, what, remedy)
        : SourceException.atLine(type, file, row, column, what, remedy);
  }

  /**
   * The name of a cell; a CSV file has none.
   *
   * @param column from 0
   */
  @Nullable String cell(int column, long row) {
    return sheet ? CellPlace.cell(column, row) : null;
  }
}
