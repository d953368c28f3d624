package dev.sluice.contract.rows;

import java.util.regex.Pattern;

/**
 * Cells of CSV files that people open in a spreadsheet and deliver again: an apostrophe protects
 * text that looks like a formula, and the reader of the file removes it. A column with a certain
 * name marks such a file.
 */
public final class GuardedCell {
  /** The column that marks a file; its cells are empty. */
  public static final String MARK = "_guarded";

  private static final char GUARD = '\'';
  // The wide forms of the four signs start a formula in East Asian editions.
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  /** How many bytes of UTF-8 a wide form takes. */
  private static final int WIDE_BYTES = 3;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private GuardedCell() {}

  /** The cell as such a file has it; plain numbers stay as they are. */
  public static String guarded(String cell) {
    return needsGuard(cell) && !NUMBER.matcher(cell).matches() ? GUARD + cell : cell;
  }

  /**
   * Whether a spreadsheet would run the cell, numbers with a sign included, or it has an apostrophe
   * that keeps one from it already.
   */
  public static boolean needsGuard(String cell) {
    return startsFormula(cell) || isGuarded(cell);
  }

  /** The cell that was guarded. */
  public static String restored(String cell) {
    return isGuarded(cell) ? cell.substring(1) : cell;
  }

  /** The same question of bytes of UTF-8. */
  public static boolean isGuarded(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] == GUARD) {
      at++;
    }
    return at > start && startsFormula(bytes, at, end);
  }

  private static boolean startsFormula(byte[] bytes, int at, int end) {
    boolean wide = end - at >= WIDE_BYTES && (bytes[at] & 0xf0) == 0xe0;
    int sign =
        wide
            ? ((bytes[at] & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f)
            : bytes[at];
    return FORMULA_STARTS.indexOf(sign) >= 0;
  }

  /** Whether something that starts a formula stands behind one apostrophe or more. */
  private static boolean isGuarded(String cell) {
    int at = 0;
    while (at < cell.length() && cell.charAt(at) == GUARD) {
      at++;
    }
    return at > 0 && startsFormula(cell.substring(at));
  }

  private static boolean startsFormula(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
  }
}
