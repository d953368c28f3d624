package dev.sluice.agent.prepare.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Reads rows as FastCSV does in strict mode: the reference for the reader of our own. */
final class FastCsvTable {
  private FastCsvTable() {}

  /** The rows as text, and what ended the reading where it ended early. */
  static List<String> read(byte[] bytes, char delimiter, Charset encoding) {
    List<String> rows = new ArrayList<>();
    RowHandler handler = new RowHandler();
    CloseableIterator<SourceRow> iterator =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(1 << 24)
            .build(handler, new StrictDecoder(new ByteArrayInputStream(bytes), encoding))
            .iterator();
    try {
      while (iterator.hasNext()) {
        rows.add(iterator.next().toString());
      }
    } catch (UncheckedIOException wrapped) {
      UndecodableTextException found = (UndecodableTextException) wrapped.getCause();
      rows.add(failure(found));
    } catch (CsvParseException malformed) {
      rows.add(handler.line() + " " + fault(malformed));
    }
    return rows;
  }

  static String failure(UndecodableTextException found) {
    return "line "
        + found.line
        + ", character "
        + found.character
        + ", byte "
        + found.byteOffset
        + (found.atEnd ? " at the end" : "");
  }

  private static CsvRowReader.Fault fault(CsvParseException malformed) {
    String message = String.valueOf(malformed.getMessage());
    if (message.startsWith("Unclosed quoted field")) {
      return CsvRowReader.Fault.UNCLOSED_QUOTE;
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return CsvRowReader.Fault.TEXT_AFTER_QUOTE;
    }
    if (malformed.getCause() instanceof RowHandler.RowTooLong) {
      return CsvRowReader.Fault.ROW_TOO_LONG;
    }
    if (message.startsWith("The maximum buffer size")) {
      return CsvRowReader.Fault.CELL_TOO_LARGE;
    }
    throw malformed;
  }
}
