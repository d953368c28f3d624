package dev.sluice.agent.workbook.cell;

import java.util.Locale;

/** Why a cell of a sheet has no value that could be used. A row with such a cell is rejected. */
public enum CellFault {
  ERROR_VALUE("shows an error such as #N/A instead of a value"),
  FORMULA_WITHOUT_RESULT(
      "holds a formula of which the file keeps no result; open it in a spreadsheet program and save"
          + " it"),
  NO_SUCH_DATE("shows a date that does not exist or lies beyond the year 9999"),
  TOO_MANY_DIGITS(
      "holds a number of more than 15 digits, of which a spreadsheet keeps no more; format the"
          + " column as text and enter it again"),
  MERGED_CELL("is merged with another cell, so that it has no value of its own"),
  UNREADABLE_CELL("holds something that its type does not allow"),
  CELL_TOO_LONG("has more than 32767 characters, the most that a cell may hold");

  private final String reason;

  CellFault(String reason) {
    this.reason = reason;
  }

  /** Names the reason for programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells it to people, without quoting the cell. */
  public String reason() {
    return reason;
  }
}
