package dev.sluice.agent.prepare.reject;

/**
 * Puts an apostrophe before cells that a spreadsheet would run as a formula, and before those that
 * begin like one that has it already: whoever takes one away has the cell again.
 */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guarded(String value) {
    int start = 0;
    while (start < value.length() && value.charAt(start) == '\'') {
      start++;
    }
    if (start == value.length()) {
      return value;
    }
    return switch (value.charAt(start)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + value;
      default -> value;
    };
  }
}
