package dev.sluice.repository.rest.export;

import java.util.regex.Pattern;

/** Keeps a cell of a CSV file for people from being taken for a formula by a spreadsheet. */
final class FormulaGuard {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private FormulaGuard() {}

  /**
   * The cell, with an apostrophe before what would start a formula; numbers stay numbers. One that
   * begins like this already gets another, so that whoever takes one away has the cell again.
   */
  static String harmless(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == '\'') {
      start++;
    }
    boolean formula = start < cell.length() && FORMULA_STARTS.indexOf(cell.charAt(start)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
