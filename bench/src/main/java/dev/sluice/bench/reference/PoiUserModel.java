package dev.sluice.bench.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * R14 and R15: Apache POI's user model, as most programs use it, with the whole sheet in memory.
 */
public final class PoiUserModel {
  private PoiUserModel() {}

  /** Reads a workbook's first sheet into a CSV file. */
  public static void read(Path workbook, Path csv) throws IOException {
    try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(workbook));
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
      for (Row row : read.getSheetAt(0)) {
        String[] cells = new String[row.getLastCellNum()];
        for (int column = 0; column < cells.length; column++) {
          cells[column] = text(row.getCell(column));
        }
        writer.writeRecord(cells);
      }
    }
  }

  private static String text(Cell cell) {
    if (cell.getCellType() != CellType.NUMERIC) {
      return cell.getStringCellValue();
    }
    return DateUtil.isCellDateFormatted(cell)
        ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
        : BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
  }

  /** Writes a workbook with these columns of a CSV file, as a template has them. */
  public static void write(Path csv, List<String> columns, Path workbook) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv);
        XSSFWorkbook written = new XSSFWorkbook();
        OutputStream file = Files.newOutputStream(workbook)) {
      XSSFSheet sheet = written.createSheet("users");
      CellStyle text = style(written, "@");
      CellStyle day = style(written, "yyyy-mm-dd");
      XSSFRow header = sheet.createRow(0);
      for (int column = 0; column < columns.size(); column++) {
        header.createCell(column).setCellValue(columns.get(column));
      }
      int number = 1;
      for (NamedCsvRecord each : reader) {
        XSSFRow row = sheet.createRow(number++);
        for (int column = 0; column < columns.size(); column++) {
          String name = columns.get(column);
          String value = each.getField(name);
          Cell cell = row.createCell(column);
          switch (name) {
            case "hiredOn" -> {
              cell.setCellValue(LocalDate.parse(value));
              cell.setCellStyle(day);
            }
            case "costCenter" -> cell.setCellValue(Integer.parseInt(value));
            default -> {
              cell.setCellValue(value);
              cell.setCellStyle(text);
            }
          }
        }
      }
      written.write(file);
    }
  }

  private static CellStyle style(XSSFWorkbook workbook, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }
}
