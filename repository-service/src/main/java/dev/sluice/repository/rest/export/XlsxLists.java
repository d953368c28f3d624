package dev.sluice.repository.rest.export;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes whole lists as a sheet: numbers, booleans and dates have their cell types, everything else
 * is text, and no text is a formula. Rows are written to disk while others are read.
 */
@Component
public class XlsxLists {
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Exports exports;

  XlsxLists(Exports exports) {
    this.exports = exports;
  }

  /**
   * Answers with a file: a header and the rows that {@code content} hands over, in which null is an
   * empty cell.
   *
   * @throws dev.sluice.repository.rest.ProblemException if a sheet cannot hold the list
   */
  public void write(
      HttpServletResponse response,
      String fileName,
      List<String> header,
      Consumer<Consumer<List<? extends @Nullable Object>>> content) {
    exports.send(
        response,
        MEDIA_TYPE,
        fileName,
        file -> {
          try (XlsxFile xlsx = new XlsxFile()) {
            SXSSFSheet sheet = xlsx.sheet("List");
            xlsx.header(sheet, header);
            content.accept(row -> xlsx.row(sheet, row));
            sheet.createFreezePane(0, 1);
            sheet.setAutoFilter(
                new CellRangeAddress(0, sheet.getLastRowNum(), 0, header.size() - 1));
            xlsx.writeTo(file);
          }
        });
  }
}
