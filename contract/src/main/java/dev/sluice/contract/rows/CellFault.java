package dev.sluice.contract.rows;

/**
 * Why a value is not allowed.
 *
 * @param code names the reason for programs; it stays the same
 * @param message what was expected, what was found and what to do, without quoting a cell
 */
public record CellFault(String code, String message) {
  /** Makes the message of its three parts. */
  static CellFault of(String code, String expected, String found, String hint) {
    return new CellFault(code, "expected " + expected + ", found " + found + ". " + hint + ".");
  }
}
