package dev.sluice.repository.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the CSV that agents send: strictly UTF-8, RFC 4180, with exactly the expected header. */
final class WireFormat {
  private final Iterator<CsvRecord> records;

  /**
   * Opens a table.
   *
   * @param variable whether rows may have more fields than the header
   */
  WireFormat(InputStream csv, List<String> header, boolean variable) {
    // A decoder of its own refuses malformed input; a charset's name would replace it unseen.
    var reader = new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder());
    this.records =
        CsvReader.builder()
            .skipEmptyLines(false)
            .extraFieldStrategy(
                variable ? FieldMismatchStrategy.IGNORE : FieldMismatchStrategy.STRICT)
            .ofCsvRecord(reader)
            .iterator();
    CsvRecord first = next();
    if (first == null || !first.getFields().equals(header)) {
      throw malformed("the header is not the one that the definition makes");
    }
  }

  /** The next record, or null after the last. */
  @Nullable CsvRecord next() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable;
      }
      throw malformed("the rows are not CSV", e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw malformed("the rows are not UTF-8", e);
      }
      throw e;
    }
  }

  static StepException malformed(String message) {
    return malformed(message, null);
  }

  private static StepException malformed(String message, @Nullable Exception cause) {
    var exception =
        new StepException(
            FailureType.INTERNAL,
            "What the agent sent cannot be used: " + message,
            "Run the same version of Sluice on the agent and on the server");
    if (cause != null) {
      // Parser messages can quote cells, so only the kind of the cause is told.
      exception.addSuppressed(new IllegalStateException(cause.getClass().getSimpleName()));
    }
    return exception;
  }
}
