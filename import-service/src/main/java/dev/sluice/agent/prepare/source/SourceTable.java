package dev.sluice.agent.prepare.source;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;
import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.io.BlockStream;
import dev.sluice.agent.io.ReadAhead;
import dev.sluice.agent.step.SourceEncoding;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.CsvFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source's file: a header, then rows. Whatever makes the file another table than the one
 * described, or no table, ends the reading; what concerns a single row is left to its reader.
 */
public final class SourceTable implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final String file;
  private final char delimiter;
  private final CsvRowReader reader;
  private final @Nullable Header header;
  private final boolean guarded;
  private boolean firstRow = true;

  /**
   * Reads a file's header.
   *
   * @param file the file as the definition names it
   * @param in its bytes, which are closed with the table, or if this fails
   */
  public SourceTable(String file, InputStream in, CsvFile csv) throws IOException {
    this.file = file;
    delimiter = SourceEncoding.delimiter(csv);
    Charset encoding = SourceEncoding.charset(csv);
    BlockStream text =
        encoding.equals(StandardCharsets.UTF_8)
            ? new Utf8Validator(in)
            : new TranscodedText(new StrictDecoder(in, encoding));
    reader = new CsvRowReader(new ReadAhead(text), delimiter, BUFFER_BYTES);
    try {
      CsvRow first = read();
      Header asRead = first == null ? null : new Header(file, first.row(), delimiter);
      guarded = asRead != null && asRead.ofRejects();
      if (first != null && guarded) {
        first.unguard();
        asRead = new Header(file, first.row(), delimiter);
      }
      header = asRead;
    } catch (IOException | RuntimeException failure) {
      reader.close();
      throw failure;
    }
  }

  /** The header, or null where the file has no row at all. */
  public @Nullable Header header() {
    return header;
  }

  /** The next row, which holds good until the one after is read; null after the last. */
  public @Nullable CsvRow next() throws IOException {
    CsvRow row = header == null ? null : read();
    if (header == null || row == null) {
      return null;
    }
    if (firstRow) {
      firstRow = false;
      refuseOtherDelimiter(header, row);
    }
    if (guarded) {
      row.unguard();
    }
    if (cutOff(row)) {
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
    return header.guarded() ? row.restored() : row;
  }

  private boolean cutOff(CsvRow row) {
    return header != null && row.last() && row.size() < header.size();
  }

  private void refuseOtherDelimiter(Header header, CsvRow row) {
    if (row.size() > 1 || header.size() == 1) {
      return;
    }
    Character other = Delimiters.separating(row.text(0), header.size(), delimiter);
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

  /** The next row that says anything. */
  private @Nullable CsvRow read() throws IOException {
    try {
      CsvRow row = reader.next();
      while (row != null && row.saysNothing() && !cutOff(row)) {
        row = reader.next();
      }
      return row;
    } catch (UndecodableTextException notText) {
      throw notText(notText);
    } catch (CsvRowReader.MalformedException malformed) {
      throw malformed(malformed.fault);
    }
  }

  private SourceException notText(UndecodableTextException found) {
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

  private SourceException malformed(CsvRowReader.Fault fault) {
    return switch (fault) {
      case UNCLOSED_QUOTE ->
          atRow(
              SOURCE_TRUNCATED,
              "a quote in the row that starts here is still open at the end of the file",
              "Deliver the whole file, or close the quote.");
      case TEXT_AFTER_QUOTE ->
          atRow(
              SOURCE_MALFORMED,
              "text stands between a closing quote and the next delimiter",
              "Write a quote inside a quoted cell twice.");
      case ROW_TOO_LONG ->
          atRow(
              SOURCE_MALFORMED,
              "the row has more than "
                  + CsvRowReader.MAX_CELLS
                  + " cells, or more text than a row may hold",
              "Check the line ends of the file.");
      case CELL_TOO_LARGE ->
          atRow(
              SOURCE_MALFORMED,
              "a cell of the row that starts here has over 16 million characters",
              "Look for a quote that is opened and not closed.");
    };
  }

  private SourceException atRow(FailureType type, String what, String remedy) {
    return SourceException.atLine(type, file, reader.line(), null, what, remedy);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
