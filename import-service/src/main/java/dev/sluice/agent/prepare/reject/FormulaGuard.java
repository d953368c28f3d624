package dev.sluice.agent.prepare.reject;

import dev.sluice.contract.rows.GuardedCell;

/**
 * Puts an apostrophe before cells that a spreadsheet would run as a formula, and before those that
 * begin like one that has it already: whoever takes one away has the cell again.
 */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guarded(String value) {
    return GuardedCell.needsGuard(value) ? "'" + value : value;
  }
}
