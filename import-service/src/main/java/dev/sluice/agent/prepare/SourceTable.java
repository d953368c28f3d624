package dev.sluice.agent.prepare;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;
import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sluice.agent.run.SourceEncoding;
import dev.sluice.agent.run.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.CsvFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source's file: a header, then rows. Whatever makes the file another table than the one
 * described, or no table, ends the reading; what concerns a single row is left to its reader.
 */
final class SourceTable implements Closeable {
  /** A quote that is never closed takes in the rest of the file; this much of it is enough. */
  private static final int LARGEST_CELL = 1 << 24;

  private final String file;
  private final char delimiter;
  private final StrictDecoder decoder;
  private final RowHandler handler = new RowHandler();
  private final CloseableIterator<SourceRow> rows;
  private final @Nullable Header header;
  private boolean firstRow = true;

  /**
   * Reads a file's header.
   *
   * @param file the file as the definition names it
   * @param in its bytes, which the caller closes if this fails
   */
  SourceTable(String file, InputStream in, CsvFile csv) throws IOException {
    this.file = file;
    delimiter = SourceEncoding.delimiter(csv);
    decoder = new StrictDecoder(in, SourceEncoding.charset(csv));
    rows =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            // A ragged row is rejected by its reader, which can say more about it.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LARGEST_CELL)
            .build(handler, decoder)
            .iterator();
    header = hasNext() ? new Header(file, rows.next(), delimiter) : null;
  }

  /** The header, or null where the file has no row at all. */
  @Nullable Header header() {
    return header;
  }

  /** The next row, or null after the last. */
  @Nullable SourceRow next() throws IOException {
    if (header == null || !hasNext()) {
      return null;
    }
    SourceRow row = rows.next();
    if (firstRow) {
      firstRow = false;
      refuseOtherDelimiter(header, row);
    }
    if (row.size() < header.size() && endsWithin(row)) {
      throw SourceException.atLine(
          SOURCE_TRUNCATED,
          file,
          row.line(),
          null,
          "the file stops in the middle of its last row, after "
              + row.size()
              + " of "
              + header.size()
              + " cells",
          "Deliver the whole file; write it under another name and rename it when it is complete.");
    }
    return row;
  }

  private boolean endsWithin(SourceRow row) throws IOException {
    return !hasNext() && handler.line() == row.line() && !decoder.endsWithLineEnd();
  }

  private void refuseOtherDelimiter(Header header, SourceRow row) {
    if (row.size() > 1 || header.size() == 1) {
      return;
    }
    Character other = Delimiters.parting(row.cells().get(0), header.size(), delimiter);
    if (other != null) {
      throw SourceException.atLine(
          SOURCE_MALFORMED,
          file,
          row.line(),
          null,
          "the row uses "
              + Delimiters.quoted(other)
              + " between its cells where the header uses "
              + Delimiters.quoted(delimiter),
          "Write header and rows with one delimiter, and declare it as the source's 'delimiter'.");
    }
  }

  private boolean hasNext() throws IOException {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException wrapped) {
      if (wrapped.getCause() instanceof StrictDecoder.NotText notText) {
        throw notText(notText);
      }
      throw wrapped.getCause();
    } catch (CsvParseException malformed) {
      throw malformed(malformed);
    }
  }

  private SourceException notText(StrictDecoder.NotText found) {
    if (found.atEnd) {
      return SourceException.atLine(
          SOURCE_TRUNCATED,
          file,
          found.line,
          null,
          "the file stops in the middle of a character, at byte " + found.byteOffset,
          "Deliver the whole file, or declare the encoding that it is written in.");
    }
    return SourceException.atLine(
        SOURCE_UNREADABLE,
        file,
        found.line,
        null,
        "character "
            + found.character
            + " of the line, at byte "
            + found.byteOffset
            + " of the file, is not text in the declared encoding",
        "Declare the encoding that the file is written in, such as windows-1252, or correct it.");
  }

  /** The parser's own message is not passed on, since it quotes the text. */
  private SourceException malformed(CsvParseException malformed) {
    String message = String.valueOf(malformed.getMessage());
    if (message.startsWith("Unclosed quoted field")) {
      return atRow(
          SOURCE_TRUNCATED,
          "a quote in the row that starts here is still open at the end of the file",
          "Deliver the whole file, or close the quote.");
    }
    if (message.startsWith("Unexpected character after closing quote")) {
      return atRow(
          SOURCE_MALFORMED,
          "text stands between a closing quote and the next delimiter",
          "Write a quote inside a quoted cell twice.");
    }
    if (malformed.getCause() instanceof RowHandler.RowTooLong) {
      return atRow(
          SOURCE_MALFORMED,
          "the row has more than "
              + RowHandler.MOST_CELLS
              + " cells, or more text than a row may hold",
          "Check the line ends of the file.");
    }
    if (message.startsWith("The maximum buffer size")) {
      return atRow(
          SOURCE_MALFORMED,
          "a cell of the row that starts here has over 16 million characters",
          "Look for a quote that is opened and not closed.");
    }
    return atRow(SOURCE_MALFORMED, "the row is not CSV", "Write the file as RFC 4180 describes.");
  }

  private SourceException atRow(FailureType type, String what, String remedy) {
    return SourceException.atLine(type, file, handler.line(), null, what, remedy);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
