package dev.sluice.contract.agent;

/**
 * What people should know of how a sheet was read, though nothing is wrong with it.
 *
 * @param count how many cells, rows or columns it is about, at least 1
 * @param first the first of them: a cell such as C12, a row or a column
 */
public record SheetNote(Kind kind, long count, String first) {

  /** What there is to know. */
  public enum Kind {
    /** Cells with formulas, of which the values that the file keeps were read. */
    FORMULAS,
    /** Hidden rows, which were read. */
    HIDDEN_ROWS,
    /** Hidden columns, which were read. */
    HIDDEN_COLUMNS,
    /** Cells in columns without a heading, which were not read. */
    CELLS_WITHOUT_HEADING,
    /** Numbers that are shown with leading zeros, which were read without. */
    ZEROS_FOR_SHOW
  }
}
