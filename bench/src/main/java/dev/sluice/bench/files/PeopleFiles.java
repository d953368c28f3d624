package dev.sluice.bench.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The users of version 1 as people keep them: each once, in key order, as a CSV file and as an
 * equal workbook.
 */
public record PeopleFiles(Population population, Path folder) {
  private static final int VERSION = 1;
  private static final int ROWS_IN_MEMORY = 100;
  private static final int HIRED_ON = Population.USER_COLUMNS.indexOf("hiredOn");
  private static final int COST_CENTER = Population.USER_COLUMNS.indexOf("costCenter");

  /** Whether a sheet has room for all of them. */
  public boolean fitASheet() {
    return population.users() < SpreadsheetVersion.EXCEL2007.getMaxRows();
  }

  public Path csv() {
    return folder.resolve("people.csv");
  }

  public Path workbook() {
    return folder.resolve("people.xlsx");
  }

  /** Makes the CSV file. */
  public void makeCsv() throws IOException {
    Files.createDirectories(folder);
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv())) {
      writer.writeRecord(Population.USER_COLUMNS);
      for (int user = 0; user < population.users(); user++) {
        writer.writeRecord(population.cells(user, VERSION));
      }
    }
  }

  /**
   * Makes the workbook, with its texts in one table as spreadsheet programs keep them, days as days
   * and numbers as numbers.
   */
  public void makeWorkbook() throws IOException {
    Files.createDirectories(folder);
    try (SXSSFWorkbook workbook =
            new SXSSFWorkbook(new XSSFWorkbook(), ROWS_IN_MEMORY, true, true);
        OutputStream file = Files.newOutputStream(workbook())) {
      SXSSFSheet sheet = workbook.createSheet("people");
      CellStyle day = workbook.createCellStyle();
      day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
      row(sheet.createRow(0), Population.USER_COLUMNS.toArray(String[]::new));
      for (int user = 0; user < population.users(); user++) {
        String[] cells = population.cells(user, VERSION);
        SXSSFRow row = sheet.createRow(user + 1);
        row(row, cells);
        row.getCell(HIRED_ON).setCellValue(LocalDate.parse(cells[HIRED_ON]));
        row.getCell(HIRED_ON).setCellStyle(day);
        row.getCell(COST_CENTER).setCellValue(Integer.parseInt(cells[COST_CENTER]));
      }
      workbook.write(file);
    }
  }

  private static void row(SXSSFRow row, String[] cells) {
    for (int column = 0; column < cells.length; column++) {
      row.createCell(column).setCellValue(cells[column]);
    }
  }
}
