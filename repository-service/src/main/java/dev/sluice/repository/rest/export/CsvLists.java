package dev.sluice.repository.rest.export;

import dev.sluice.contract.rows.GuardedCell;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes whole lists as CSV for people. A cell that a spreadsheet would treat as a formula begins
 * with an apostrophe; plain numbers are unchanged.
 */
@Component
public class CsvLists {
  public static final String MEDIA_TYPE = "text/csv";

  private final Exports exports;

  CsvLists(Exports exports) {
    this.exports = exports;
  }

  /**
   * Answers with a file: a header and the rows that {@code content} hands over, in which null is an
   * empty cell.
   */
  public void write(
      HttpServletResponse response,
      String fileName,
      List<String> header,
      Consumer<Consumer<List<? extends @Nullable Object>>> content) {
    write(response, fileName, CsvFile.Format.USUAL, header, content);
  }

  /**
   * The same in another format.
   *
   * @throws dev.sluice.repository.rest.ProblemException if its encoding lacks a character
   */
  public void write(
      HttpServletResponse response,
      String fileName,
      CsvFile.Format format,
      List<String> header,
      Consumer<Consumer<List<? extends @Nullable Object>>> content) {
    exports.send(
        response,
        MEDIA_TYPE + ";charset=" + format.charset().name() + ";header=present",
        fileName,
        file ->
            CsvFile.write(
                file,
                format,
                csv -> {
                  csv.writeRecord(header.stream().map(GuardedCell::guarded).toList());
                  content.accept(row -> csv.writeRecord(row.stream().map(CsvLists::cell).toList()));
                }));
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? "" : GuardedCell.guarded(value.toString());
  }
}
