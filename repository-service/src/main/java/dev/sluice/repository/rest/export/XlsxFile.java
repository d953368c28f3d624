package dev.sluice.repository.rest.export;

import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet that is written row by row, to disk and not in memory. Data that does not fit on a
 * sheet is a problem for the caller, so nothing is cut off.
 */
public final class XlsxFile implements AutoCloseable {
  private static final int ROWS_IN_MEMORY = 100;
  private static final SpreadsheetVersion LIMITS = SpreadsheetVersion.EXCEL2007;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final XlsxStyles styles = new XlsxStyles(workbook);

  public XlsxFile() {
    workbook.setCompressTempFiles(true);
  }

  /** Adds a sheet. */
  public SXSSFSheet sheet(String name) {
    return workbook.createSheet(name);
  }

  /**
   * Adds a sheet that a source reads: its definition may name the sheet, and the row that the
   * header is to stand in.
   *
   * @param usualName the sheet's name if the definition has none
   */
  public SXSSFSheet sheet(SourceDefinition source, String usualName) {
    String named = source.asXlsx().sheet();
    SXSSFSheet sheet = sheet(named == null ? usualName : named);
    Integer headerRow = source.asXlsx().headerRow();
    if (headerRow != null && headerRow > 1) {
      sheet.createRow(headerRow - 2);
    }
    return sheet;
  }

  public XlsxStyles styles() {
    return styles;
  }

  /** Adds the names of columns. */
  public void header(SXSSFSheet sheet, List<String> names) {
    row(sheet, names);
    sheet.getRow(sheet.getLastRowNum()).forEach(cell -> cell.setCellStyle(styles.header()));
  }

  /** Adds a row; null is an empty cell. */
  public void row(SXSSFSheet sheet, List<? extends @Nullable Object> values) {
    int number = sheet.getLastRowNum() + 1;
    if (number >= LIMITS.getMaxRows() || values.size() > LIMITS.getMaxColumns()) {
      throw tooMuch(
          String.format(
              Locale.ROOT,
              "A sheet has at most %,d rows and %,d columns, but there are more",
              LIMITS.getMaxRows(),
              LIMITS.getMaxColumns()));
    }
    SXSSFRow row = sheet.createRow(number);
    for (int column = 0; column < values.size(); column++) {
      Object value = values.get(column);
      if (value != null) {
        write(row.createCell(column), value);
      }
    }
  }

  private void write(SXSSFCell cell, Object value) {
    if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof Number number && XlsxValue.holds(number)) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof LocalDate day && XlsxValue.holds(day)) {
      cell.setCellValue(day);
      cell.setCellStyle(styles.day());
    } else {
      text(cell, XlsxValue.text(value));
    }
  }

  private void text(SXSSFCell cell, String text) {
    String written = XlsxValue.escaped(text);
    if (written.length() > LIMITS.getMaxTextLength()) {
      throw tooMuch(
          String.format(
              Locale.ROOT,
              "A cell has at most %,d characters, and row %,d, column %d has more",
              LIMITS.getMaxTextLength(),
              cell.getRowIndex() + 1,
              cell.getColumnIndex() + 1));
    }
    cell.setCellValue(written);
    cell.setCellStyle(GuardedCell.guarded(text).equals(text) ? styles.text() : styles.quoted());
  }

  private static ProblemException tooMuch(String what) {
    return new ProblemException(ProblemCode.NOT_ACCEPTABLE, what + "; request the list as CSV");
  }

  public void writeTo(OutputStream file) throws IOException {
    workbook.write(file);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
