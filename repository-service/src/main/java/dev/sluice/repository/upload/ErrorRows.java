package dev.sluice.repository.upload;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sluice.repository.upload.Pieces.Content;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The rows of an upload that cannot be used, as its columns with the reasons behind. Agents send
 * the reason first, since rows may have more cells than the header.
 */
@Component
class ErrorRows {
  private static final List<String> REASON =
      List.of("_error_line", "_error_code", "_error_column", "_error_message");

  /** Line, code, column and message of a row, before its cells. */
  private static final int REASON_CELLS = REASON.size();

  private final Pieces pieces;

  ErrorRows(Pieces pieces) {
    this.pieces = pieces;
  }

  /** The header of the list. */
  List<String> header(UUID upload) {
    try (CsvReader<CsvRecord> rows = open(upload)) {
      List<String> header = new ArrayList<>();
      rows.stream()
          .findFirst()
          .ifPresent(first -> header.addAll(cells(first.getFields(), columns(first))));
      header.addAll(REASON);
      return header;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands the rows over as they are read. */
  void each(UUID upload, Consumer<? super List<String>> consumer) {
    try (CsvReader<CsvRecord> rows = open(upload)) {
      int columns = -1;
      for (CsvRecord each : rows) {
        if (columns < 0) {
          columns = columns(each);
          continue;
        }
        List<String> fields = each.getFields();
        List<String> row = new ArrayList<>(cells(fields, columns));
        row.addAll(fields.subList(0, REASON_CELLS));
        consumer.accept(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int columns(CsvRecord header) {
    return header.getFieldCount() - REASON_CELLS;
  }

  /** As many cells as there are columns; a row that is ragged has fewer or more. */
  private static List<String> cells(List<String> fields, int columns) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      cells.add(REASON_CELLS + i < fields.size() ? fields.get(REASON_CELLS + i) : "");
    }
    return cells;
  }

  private CsvReader<CsvRecord> open(UUID upload) {
    return CsvReader.builder()
        // The row may be listed for that.
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(
            new InputStreamReader(pieces.read(upload, Content.ERRORS), StandardCharsets.UTF_8));
  }
}
