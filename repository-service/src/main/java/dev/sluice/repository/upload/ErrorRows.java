package dev.sluice.repository.upload;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.repository.connector.Connectors;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.reject.GatheredRows;
import dev.sluice.repository.reject.RejectedFile;
import dev.sluice.repository.reject.RejectedRow;
import dev.sluice.repository.reject.RejectedRow.Fault;
import dev.sluice.repository.upload.Pieces.Content;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The rows of an upload that cannot be used. Agents send the reason first, since rows may have more
 * cells than the header.
 */
@Component
class ErrorRows {
  /** Line, code, column and message, before the cells of a row. */
  private static final int REASON_CELLS = 4;

  private final Connectors connectors;
  private final Pieces pieces;

  ErrorRows(Connectors connectors, Pieces pieces) {
    this.connectors = connectors;
    this.pieces = pieces;
  }

  /** The file that the rows are to be delivered in again. */
  RejectedFile file(UploadRecord upload) {
    try (CsvReader<CsvRecord> rows = open(upload.getId())) {
      List<String> columns = rows.stream().findFirst().map(ErrorRows::cells).orElseGet(List::of);
      return new RejectedFile(source(upload), columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source as it is now; like most if its connector has none of this name any longer. */
  private SourceDefinition source(UploadRecord upload) {
    return connectors
        .definition(upload.getConnector())
        .flatMap(
            connector ->
                connector.sources().stream()
                    .filter(each -> each.name().equals(upload.getSource()))
                    .findFirst())
        .orElseGet(
            () ->
                new SourceDefinition(
                    upload.getSource(), new CsvFile(upload.getName(), null, ",", "UTF-8")));
  }

  /** Hands the rows over as they are read. */
  void each(UUID upload, RejectedFile file, Consumer<RejectedRow> consumer) {
    GatheredRows gathered = new GatheredRows(consumer);
    try (CsvReader<CsvRecord> rows = open(upload)) {
      Iterator<CsvRecord> each = rows.stream().skip(1).iterator();
      while (each.hasNext()) {
        CsvRecord row = each.next();
        String column = row.getField(2);
        gathered.add(
            Long.valueOf(row.getField(0)),
            () -> file.cells(cells(row)),
            new Fault(column.isEmpty() ? null : column, row.getField(1), row.getField(3)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gathered.end();
  }

  private static List<String> cells(CsvRecord row) {
    return row.getFields().subList(REASON_CELLS, row.getFieldCount());
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
