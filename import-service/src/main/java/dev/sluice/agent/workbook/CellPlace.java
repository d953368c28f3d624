package dev.sluice.agent.workbook;

/** The names of cells in a sheet, such as C12. */
public final class CellPlace {
  static final int LAST_ROW = 1 << 20;
  static final int COLUMNS = 1 << 14;

  private CellPlace() {}

  /**
   * The letters of a column.
   *
   * @param column from 0
   */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.append((char) ('A' + (left - 1) % 26));
    }
    return letters.reverse().toString();
  }

  /** A cell, such as C12. */
  public static String cell(int column, long row) {
    return letters(column) + row;
  }

  /** The column of a cell such as C12, from 0; -1 if it names none. */
  static int column(String cell) {
    int column = 0;
    int at = 0;
    while (at < cell.length() && cell.charAt(at) >= 'A' && cell.charAt(at) <= 'Z') {
      column = 26 * column + cell.charAt(at) - 'A' + 1;
      if (column > COLUMNS) {
        return -1;
      }
      at++;
    }
    return column - 1;
  }

  /** The row of a cell such as C12; 0 if it names none. */
  static int row(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) >= 'A') {
      at++;
    }
    int row = SheetXml.number(cell.substring(at), 0);
    return row > LAST_ROW ? 0 : row;
  }
}
