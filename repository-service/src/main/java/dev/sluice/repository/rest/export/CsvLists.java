package dev.sluice.repository.rest.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes whole lists as CSV for people. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front; a plain number stays as it is.
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
    exports.send(
        response,
        MEDIA_TYPE + ";charset=UTF-8;header=present",
        fileName,
        file -> {
          try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(header);
            content.accept(row -> csv.writeRecord(row.stream().map(CsvLists::cell).toList()));
          }
        });
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? "" : FormulaGuard.harmless(value.toString());
  }
}
