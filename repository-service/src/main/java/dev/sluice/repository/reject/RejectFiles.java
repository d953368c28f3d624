package dev.sluice.repository.reject;

import dev.sluice.repository.rest.export.CsvFile;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.WantedKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Returns rejected rows as a file to correct: CSV, or a spreadsheet if requested. */
@Component
public class RejectFiles {
  private final CsvLists csv;
  private final RejectSheets sheets;

  RejectFiles(CsvLists csv, RejectSheets sheets) {
    this.csv = csv;
    this.sheets = sheets;
  }

  /**
   * Answers with the file.
   *
   * @param name without its ending
   * @param content hands the rows over
   */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      RejectedFile file,
      Consumer<Consumer<RejectedRow>> content) {
    if (WantedKind.xlsx(request)) {
      sheets.write(response, name + ".xlsx", file, content);
      return;
    }
    csv.write(
        response,
        name + ".csv",
        CsvFile.Format.of(file.source()),
        file.header(),
        rows -> content.accept(row -> rows.accept(row.written(file.columns().size()))));
  }
}
