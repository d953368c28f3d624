package dev.sluice.agent.prepare.reject;

/** Puts an apostrophe before cells that a spreadsheet would run as a formula. */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guarded(String value) {
    if (value.isEmpty()) {
      return value;
    }
    return switch (value.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r' -> "'" + value;
      default -> value;
    };
  }
}
