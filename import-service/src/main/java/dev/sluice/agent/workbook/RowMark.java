package dev.sluice.agent.workbook;

import dev.sluice.agent.workbook.cell.CellFault;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first cell of each row that was written from a sheet: the row number in the sheet, and the
 * cells without a usable value. Line numbers of the file are not row numbers, since cells contain
 * line breaks and blank rows are left out.
 *
 * @param row of the sheet, from 1
 */
public record RowMark(long row, List<Fault> faults) {

  /**
   * A cell without a usable value.
   *
   * @param column from 0
   */
  public record Fault(int column, CellFault why) {}

  /** What the cell holds. */
  String text() {
    if (faults.isEmpty()) {
      return Long.toString(row);
    }
    StringBuilder text = new StringBuilder().append(row);
    for (Fault fault : faults) {
      text.append(';').append(fault.column()).append(':').append(fault.why());
    }
    return text.toString();
  }

  /**
   * Reads such a cell.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RowMark parse(String text) {
    int end = text.indexOf(';');
    return end < 0
        ? new RowMark(Long.parseLong(text), List.of())
        : new RowMark(
            Long.parseLong(text.substring(0, end)),
            Stream.of(text.substring(end + 1).split(";")).map(RowMark::fault).toList());
  }

  private static Fault fault(String text) {
    int colon = text.indexOf(':');
    return new Fault(
        Integer.parseInt(text.substring(0, colon)), CellFault.valueOf(text.substring(colon + 1)));
  }
}
