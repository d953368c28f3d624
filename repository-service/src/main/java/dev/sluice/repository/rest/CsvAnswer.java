package dev.sluice.repository.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MimeTypeUtils;

/**
 * Writes a whole list as CSV while it is read from the database. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front; a plain number stays as it is.
 */
@Component
public class CsvAnswer {
  /** Rows that are in memory at once. */
  public static final int FETCH_SIZE = 500;

  private static final MediaType CSV = MediaType.parseMediaType("text/csv");

  private final TransactionTemplate transaction;

  CsvAnswer(PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  /** Whether a caller would rather have CSV than JSON. */
  public static boolean isWanted(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null) {
      return false;
    }
    List<MediaType> accepted = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType each : accepted) {
      if (each.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return false;
      }
      if (each.isCompatibleWith(CSV)) {
        return true;
      }
    }
    return false;
  }

  /** Answers with a header and the rows that {@code content} hands over. */
  public void write(
      HttpServletResponse response, List<String> header, Consumer<Consumer<List<String>>> content) {
    response.setContentType("text/csv;charset=UTF-8");
    transaction.executeWithoutResult(
        status -> {
          try (CsvWriter csv =
              CsvWriter.builder().build(new BufferedOutputStream(response.getOutputStream()))) {
            csv.writeRecord(header);
            content.accept(
                row -> csv.writeRecord(row.stream().map(SpreadsheetCell::harmless).toList()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A cell's text; nothing where there is no value. */
  public static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
