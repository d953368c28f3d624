package dev.sluice.agent.prepare.reject;

/** Takes the force out of cells that a spreadsheet would run as a formula. */
final class SpreadsheetSafe {
  private SpreadsheetSafe() {}

  static String cell(String value) {
    if (value.isEmpty()) {
      return value;
    }
    return switch (value.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r' -> "'" + value;
      default -> value;
    };
  }
}
