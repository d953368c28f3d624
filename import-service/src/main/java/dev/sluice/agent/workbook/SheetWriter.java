package dev.sluice.agent.workbook;

import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.cell.CellFault;
import dev.sluice.agent.workbook.cell.Reading;
import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.agent.SheetNote.Kind;
import dev.sluice.contract.rows.WhiteSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a sheet as a CSV source file: a header as wide as the headings, and every
 * non-blank row below it, each after its {@link RowMark}.
 */
final class SheetWriter implements SheetParser.Listener {
  /** A row of a CSV source file may have so many cells; one of them is the mark. */
  private static final int MOST_COLUMNS = 9_999;

  /** So many merged cells cannot come from people. */
  private static final long MOST_COVERED_CELLS = 10_000_000;

  private final OutputStream out;
  private final Wanted wanted;
  private final MergedRegions known;
  private final Runnable eachRow;
  private final WorkbookRefusals refusals;
  private final LineEncoder encoder = new LineEncoder();
  private final Notes notes = new Notes();
  private final BitSet hiddenColumns = new BitSet();
  private final List<MergedCells> merged = new ArrayList<>();
  private long covered;
  private int headerAt;
  private int width;
  private long rows;
  private long bytes;

  /**
   * What is to be written.
   *
   * @param headerRow the row of the headings, or null for the first that says anything
   * @param rows how many rows after the header, at most
   * @param bytes how many, at most; a text that all rows share takes little room in a workbook
   */
  record Wanted(@Nullable Integer headerRow, long rows, long bytes) {}

  /**
   * Makes a writer.
   *
   * @param known the cells that are known to be merged
   */
  SheetWriter(
      OutputStream out,
      Wanted wanted,
      MergedRegions known,
      Runnable eachRow,
      WorkbookRefusals refusals) {
    this.out = out;
    this.wanted = wanted;
    this.known = known;
    this.eachRow = eachRow;
    this.refusals = refusals;
  }

  @Override
  public void hiddenColumns(int first, int last) {
    if (first >= 0 && first <= last) {
      hiddenColumns.set(first, last + 1);
    }
  }

  @Override
  public void row(SheetRow row) throws IOException {
    eachRow.run();
    Integer headerRow = wanted.headerRow();
    if (headerAt > 0) {
      data(row);
    } else if (headerRow == null ? says(row, row.size()) : row.number() == headerRow) {
      header(row);
    } else if (headerRow != null && row.number() > headerRow) {
      throw noHeader(headerRow);
    }
  }

  private void header(SheetRow row) throws IOException {
    headerAt = row.number();
    width = row.size();
    while (width > 0 && WhiteSpace.blank(row.cell(width - 1).text())) {
      width--;
    }
    if (width == 0) {
      throw noHeader(headerAt);
    }
    if (width > MOST_COLUMNS) {
      throw refusals.unusable(
          "the sheet has more than " + MOST_COLUMNS + " columns",
          "Deliver a sheet with only the columns in the definition.");
    }
    for (int column = hiddenColumns.nextSetBit(0);
        column >= 0 && column < width;
        column = hiddenColumns.nextSetBit(column + 1)) {
      int hidden = column;
      notes.add(Kind.HIDDEN_COLUMNS, () -> CellPlace.letters(hidden));
    }
    note(row);
    write(row, Map.of());
  }

  private SourceException noHeader(int row) {
    return refusals.unusable(
        "row " + row + " of the sheet should have the column names, but is empty",
        "Correct 'headerRow' in the connector's definition, or the sheet.");
  }

  private void data(SheetRow row) throws IOException {
    for (int column = width; column < row.size(); column++) {
      int outside = column;
      if (!WhiteSpace.blank(row.cell(column).text())) {
        notes.add(Kind.CELLS_WITHOUT_HEADING, () -> CellPlace.cell(outside, row.number()));
      }
    }
    if (!says(row, width)) {
      return;
    }
    if (rows == wanted.rows()) {
      throw new XmlPart.Enough();
    }
    rows++;
    note(row);
    write(row, faults(row));
  }

  private static boolean says(SheetRow row, int columns) {
    for (int column = 0; column < Math.min(columns, row.size()); column++) {
      Reading cell = row.cell(column);
      if (cell.fault() != null || !WhiteSpace.blank(cell.text())) {
        return true;
      }
    }
    return false;
  }

  private void note(SheetRow row) {
    if (row.hidden()) {
      notes.add(Kind.HIDDEN_ROWS, () -> String.valueOf(row.number()));
    }
    for (int column = 0; column < Math.min(width, row.size()); column++) {
      int at = column;
      if (row.formula(column) && row.cell(column).fault() == null) {
        notes.add(Kind.FORMULAS, () -> CellPlace.cell(at, row.number()));
      }
      if (row.zerosForShow(column)) {
        notes.add(Kind.ZEROS_FOR_SHOW, () -> CellPlace.cell(at, row.number()));
      }
    }
  }

  private Map<Integer, CellFault> faults(SheetRow row) {
    Map<Integer, CellFault> faults = new TreeMap<>();
    for (int column = 0; column < Math.min(width, row.size()); column++) {
      CellFault fault = row.cell(column).fault();
      if (fault != null) {
        faults.put(column, fault);
      }
    }
    for (MergedCells cells : known.at(row.number())) {
      for (int column = cells.firstColumn();
          column <= Math.min(cells.lastColumn(), width - 1);
          column++) {
        if (cells.covers(row.number(), column)) {
          faults.put(column, CellFault.MERGED_CELL);
        }
      }
    }
    return faults;
  }

  private void write(SheetRow row, Map<Integer, CellFault> faults) throws IOException {
    List<RowMark.Fault> marked =
        faults.isEmpty()
            ? List.of()
            : faults.entrySet().stream()
                .map(each -> new RowMark.Fault(each.getKey(), each.getValue()))
                .toList();
    encoder.clear();
    encoder.cell(new RowMark(row.number(), marked).text());
    for (int column = 0; column < width; column++) {
      encoder.cell(row.cell(column).text());
    }
    encoder.endLine();
    out.write(encoder.bytes(), 0, encoder.length());
    bytes += encoder.length();
    if (bytes > wanted.bytes()) {
      throw refusals.tooLarge(
          "the sheet has more than "
              + (wanted.bytes() >> 20)
              + " MiB of text, many times more than the workbook's size");
    }
  }

  @Override
  public void merged(MergedCells cells) {
    boolean inTable = headerAt > 0 && cells.lastRow() > headerAt && cells.firstColumn() < width;
    if (!inTable) {
      return;
    }
    merged.add(cells);
    long columns = (long) Math.min(cells.lastColumn(), width - 1) - cells.firstColumn() + 1;
    covered += columns * (cells.lastRow() - cells.firstRow() + 1);
    if (covered > MOST_COVERED_CELLS) {
      throw refusals.unusable(
          "the sheet merges more than " + MOST_COVERED_CELLS + " cells",
          "Unmerge the cells (Home > Merge & Center > Unmerge Cells) and fill each of them.");
    }
  }

  /** The cells among the rows that turned out to be merged. */
  MergedRegions merged() {
    return new MergedRegions(merged);
  }

  /** How many rows were written after the header. */
  long rows() {
    return rows;
  }

  List<SheetNote> notes() {
    return notes.all();
  }
}
