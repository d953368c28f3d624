package dev.sluice.contract.agent;

/**
 * Something that people should know about how a sheet was read, although it is not an error.
 *
 * @param count how many cells, rows or columns it is about, at least 1
 * @param first the first of them: a cell such as C12, a row or a column
 */
public record SheetNote(Kind kind, long count, String first) {

  /** What there is to know. */
  public enum Kind {
    /** Cells with formulas, whose stored values were read. */
    FORMULAS,
    /** Hidden rows, which were read. */
    HIDDEN_ROWS,
    /** Hidden columns, which were read. */
    HIDDEN_COLUMNS,
    /** Cells in columns without a heading, which were not read. */
    CELLS_WITHOUT_HEADING,
    /** Numbers that are shown with leading zeros, which were read without them. */
    ZEROS_FOR_SHOW
  }
}
