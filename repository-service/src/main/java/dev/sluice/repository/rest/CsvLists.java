package dev.sluice.repository.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes whole lists as CSV for people while they are read from the database. A cell that a
 * spreadsheet would take for a formula gets an apostrophe in front; a plain number stays as it is.
 */
@Component
public class CsvLists {
  public static final String MEDIA_TYPE = "text/csv";

  private final TransactionTemplate transaction;

  CsvLists(PlatformTransactionManager transactions) {
    // Outside a transaction PostgreSQL's driver would fetch a whole result at once.
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  /**
   * Answers with a file: a header and the rows that {@code content} hands over, in which null is an
   * empty cell.
   */
  public void write(
      HttpServletResponse response,
      String fileName,
      List<String> header,
      Consumer<Consumer<List<? extends @Nullable String>>> content) {
    response.setContentType(MEDIA_TYPE + ";charset=UTF-8;header=present");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
    transaction.executeWithoutResult(
        status -> {
          try (CsvWriter csv =
              CsvWriter.builder().build(new BufferedOutputStream(response.getOutputStream()))) {
            csv.writeRecord(header);
            content.accept(row -> csv.writeRecord(row.stream().map(CsvLists::cell).toList()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : FormulaGuard.harmless(value);
  }
}
