package dev.sluice.repository.rest.export;

import java.util.regex.Pattern;

/** Keeps a cell of a CSV file for people from being taken for a formula by a spreadsheet. */
final class FormulaGuard {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private FormulaGuard() {}

  /** The cell, with an apostrophe before what would start a formula; numbers stay numbers. */
  static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
