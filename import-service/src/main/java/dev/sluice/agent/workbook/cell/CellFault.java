package dev.sluice.agent.workbook.cell;

import java.util.Locale;

/** Why a cell of a sheet has no usable value. A row with such a cell is rejected. */
public enum CellFault {
  ERROR_VALUE("expected a value, found an error such as #N/A. Correct the formula."),
  FORMULA_WITHOUT_RESULT(
      "expected a value, found a formula without a stored result. Open the file in a spreadsheet"
          + " program and save it."),
  NO_SUCH_DATE(
      "expected a date up to the year 9999, found a day that does not exist or a later one. Correct"
          + " the date."),
  TOO_MANY_DIGITS(
      "expected at most 15 digits, found a number with more, which spreadsheets cannot store."
          + " Format the column as text and enter it again."),
  MERGED_CELL(
      "expected a value, found a cell that is merged with another one. Unmerge the cells and fill"
          + " each of them."),
  UNREADABLE_CELL(
      "expected a value, found something that the type of the cell does not allow. Enter it"
          + " again."),
  CELL_TOO_LONG("expected at most 32767 characters, found more. Shorten the text.");

  private final String reason;

  CellFault(String reason) {
    this.reason = reason;
  }

  /** Names the reason for programs. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells people what was expected, what was found and what to do, without quoting the cell. */
  public String reason() {
    return reason;
  }
}
