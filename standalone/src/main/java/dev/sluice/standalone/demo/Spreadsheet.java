package dev.sluice.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook, as a person reads and edits it. */
final class Spreadsheet implements AutoCloseable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Path file;
  private final XSSFWorkbook workbook;
  private final XSSFSheet sheet;
  private final Map<String, Integer> columns = new HashMap<>();
  private final DataFormatter shown = new DataFormatter(Locale.ROOT);

  private Spreadsheet(Path file, XSSFWorkbook workbook) {
    this.file = file;
    this.workbook = workbook;
    sheet = workbook.getSheetAt(0);
    sheet
        .getRow(0)
        .forEach(each -> columns.put(shown.formatCellValue(each), each.getColumnIndex()));
  }

  static Spreadsheet open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Spreadsheet(file, new XSSFWorkbook(in));
    }
  }

  /** The last row that has cells; the header is row 0. */
  int lastRow() {
    return sheet.getLastRowNum();
  }

  /** What a person sees in a cell. */
  String shown(int row, String column) {
    return shown.formatCellValue(cell(row, column));
  }

  /** Types into a cell; a program for spreadsheets takes a day for a day if there is such a day. */
  void type(int row, String column, String text) {
    Cell old = cell(row, column);
    CellStyle ofColumn = sheet.getColumnStyle(old.getColumnIndex());
    // Over a text that is in the cell itself, the library would write beside it.
    Cell cell = old.getRow().createCell(old.getColumnIndex());
    cell.setCellStyle(old.getCellStyle());
    LocalDate day = day(text);
    if (day != null
        && DateUtil.isADateFormat(ofColumn.getDataFormat(), ofColumn.getDataFormatString())) {
      cell.setCellStyle(ofColumn);
      cell.setCellValue(day);
    } else {
      cell.setCellValue(text);
    }
  }

  void save() throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private Cell cell(int row, String column) {
    Row there = sheet.getRow(row);
    int index = Objects.requireNonNull(columns.get(column), column);
    return (there == null ? sheet.createRow(row) : there)
        .getCell(index, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
