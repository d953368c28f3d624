package dev.sluice.repository.resource;

import dev.sluice.repository.rest.SpreadsheetCell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** CSV for people: no cell is taken for a formula by the spreadsheet that opens it. */
final class SpreadsheetCsv implements AutoCloseable {
  static final String MEDIA_TYPE = "text/csv";

  private final CSVPrinter printer;

  private SpreadsheetCsv(CSVPrinter printer) {
    this.printer = printer;
  }

  static SpreadsheetCsv to(HttpServletResponse response, String file, List<String> header)
      throws IOException {
    response.setContentType(MEDIA_TYPE + ";charset=UTF-8;header=present");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    SpreadsheetCsv csv = new SpreadsheetCsv(new CSVPrinter(writer, CSVFormat.RFC4180));
    csv.row(header);
    return csv;
  }

  void row(List<? extends @Nullable String> cells) throws IOException {
    for (@Nullable String cell : cells) {
      printer.print(cell == null ? "" : SpreadsheetCell.harmless(cell));
    }
    printer.println();
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
