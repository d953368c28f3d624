package dev.sluice.agent.prepare.reject;

import dev.sluice.contract.rows.GuardedCell;

/**
 * Puts an apostrophe before cells that a spreadsheet would run as a formula, and before cells that
 * already begin like a guarded one, so that removing one apostrophe always restores the cell.
 */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guarded(String value) {
    return GuardedCell.needsGuard(value) ? "'" + value : value;
  }
}
