package dev.sluice.agent.prepare.source;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;
import static dev.sluice.contract.FailureType.SOURCE_TRUNCATED;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.io.BlockStream;
import dev.sluice.agent.io.ReadAhead;
import dev.sluice.agent.step.SourceEncoding;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.workbook.RowMark;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.source.CsvFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source's file: a header, then rows. It fails if the file is not the described table; the
 * reader of the rows handles errors in single rows.
 */
public final class SourceTable implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;

  private static final String COMMA_SEPARATED = ",";

  private final Places places;
  private final char delimiter;
  private final CsvRowReader reader;
  private final @Nullable Header header;
  private final boolean ofAgent;
  private final Set<String> needed;
  private boolean firstRow = true;

  /**
   * Reads a file's header.
   *
   * @param file the file as the definition names it
   * @param in its bytes, which are closed with the table, or if this fails
   */
  public SourceTable(String file, InputStream in, CsvFile csv) throws IOException {
    this(new Places(file, false), in, csv, Set.of(), false);
  }

  private SourceTable(
      Places places, InputStream in, CsvFile csv, Set<String> needed, boolean ofAgent)
      throws IOException {
    this.places = places;
    this.ofAgent = ofAgent;
    this.needed = needed;
    delimiter = SourceEncoding.delimiter(csv);
    Charset encoding = SourceEncoding.charset(csv);
    InputStream checked = FileStart.checked(in, places.file(), encoding);
    BlockStream text =
        encoding.equals(StandardCharsets.UTF_8)
            ? new Utf8Validator(checked)
            : new TranscodedText(new StrictDecoder(checked, encoding));
    reader = new CsvRowReader(new ReadAhead(text), delimiter, BUFFER_BYTES);
    try {
      CsvRow first = read(null);
      if (first != null && !places.sheet() && saysSeparator(first)) {
        first = read(null);
      }
      Header asRead = first == null ? null : new Header(places, first.row(), delimiter);
      if (first != null && asRead != null && asRead.ofRejects() && !ofAgent) {
        asRead = new Header(places, first.restored().row(), delimiter);
      }
      header = asRead;
    } catch (IOException | RuntimeException failure) {
      reader.close();
      throw failure;
    }
  }

  /**
   * Reads the header of a sheet.
   *
   * @param in the bytes of the CSV source file that it was written as
   * @param needed the columns that somebody reads; what is wrong with cells of others harms nobody
   */
  public static SourceTable ofSheet(String file, InputStream in, Collection<String> needed)
      throws IOException {
    return new SourceTable(new Places(file, true), in, ownForm(file), Set.copyOf(needed), false);
  }

  /**
   * Reads the header of a file that the agent wrote for itself. Its cells are what they are,
   * whatever columns it has of a file that they were read from.
   */
  public static SourceTable ofAgent(String file, InputStream in) throws IOException {
    return new SourceTable(new Places(file, false), in, ownForm(file), Set.of(), true);
  }

  private static CsvFile ownForm(String file) {
    return new CsvFile(file, null, COMMA_SEPARATED, StandardCharsets.UTF_8.name());
  }

  /** The header, or null if the file has no row at all. */
  public @Nullable Header header() {
    return header;
  }

  /** The next row, which is valid until the one after is read; null after the last. */
  public @Nullable CsvRow next() throws IOException {
    CsvRow row = header == null ? null : read(header);
    if (header == null || row == null) {
      return null;
    }
    if (firstRow) {
      firstRow = false;
      refuseOtherDelimiter(header, row);
    }
    if (cutOff(header, row)) {
      throw places.at(
          SOURCE_TRUNCATED,
          row.line(),
          null,
          "the file stops in the middle of its last row, after "
              + row.size()
              + " of "
              + header.size()
              + " cells",
          "Deliver the whole file; write it with another name and rename it when it is complete.");
    }
    if (row.size() != header.size()) {
      row.fit(header.namedSize(), header.size());
    }
    return header.guarded() && !ofAgent ? row.restored() : row;
  }

  private static boolean cutOff(@Nullable Header header, CsvRow row) {
    return header != null && row.last() && row.size() < header.namedSize();
  }

  /** Whether it is the line that tells spreadsheet programs the delimiter, which is no header. */
  private boolean saysSeparator(CsvRow first) {
    Character said = SeparatorLine.said(first.row(), delimiter);
    if (said != null && said != delimiter) {
      throw places.at(
          SOURCE_MALFORMED,
          first.line(),
          null,
          "the file says that it uses "
              + Delimiters.quoted(said)
              + " between cells, but "
              + Delimiters.quoted(delimiter)
              + " is declared",
          "Set the source's 'delimiter' to this character, or correct the line.");
    }
    return said != null;
  }

  private void refuseOtherDelimiter(Header header, CsvRow row) {
    if (row.size() > 1 || header.size() == 1 || places.sheet()) {
      return;
    }
    Character other = Delimiters.separating(row.text(0), header.size(), delimiter);
    if (other != null) {
      throw places.at(
          SOURCE_MALFORMED,
          row.line(),
          null,
          "the row uses "
              + Delimiters.quoted(other)
              + " between its cells, but the header uses "
              + Delimiters.quoted(delimiter),
          "Use one delimiter in header and rows, and set the source's 'delimiter' to it.");
    }
  }

  /** The next row that says anything. */
  private @Nullable CsvRow read(@Nullable Header known) throws IOException {
    try {
      CsvRow row = nextOfFile(known);
      while (row != null && row.saysNothing() && !cutOff(known, row)) {
        row = nextOfFile(known);
      }
      return row;
    } catch (UndecodableTextException notText) {
      throw notText(notText);
    } catch (CsvRowReader.MalformedException malformed) {
      throw malformed(malformed.fault);
    }
  }

  private @Nullable CsvRow nextOfFile(@Nullable Header known) throws IOException {
    CsvRow row = reader.next();
    if (row != null && places.sheet()) {
      takeMark(row, known);
    }
    return row;
  }

  private void takeMark(CsvRow row, @Nullable Header known) {
    RowMark mark = RowMark.parse(row.text(0));
    row.shift(mark.row());
    for (RowMark.Fault each : mark.faults()) {
      if (known == null || known.reads(each.column(), needed)) {
        row.faulty(each.column(), each.why());
      }
    }
  }

  private SourceException notText(UndecodableTextException found) {
    if (found.atEnd) {
      return places.at(
          SOURCE_TRUNCATED,
          found.line,
          null,
          "the file stops in the middle of a character, at byte " + found.byteOffset,
          "Deliver the whole file, or declare its encoding.");
    }
    return places.at(
        SOURCE_UNREADABLE,
        found.line,
        null,
        "character "
            + found.character
            + " of the line, at byte "
            + found.byteOffset
            + " of the file, is not text in the declared encoding",
        "Declare the file's encoding, such as windows-1252, or correct the file.");
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
              "there is text between a closing quote and the next delimiter",
              "Write a quote inside a quoted cell twice.");
      case ROW_TOO_LONG ->
          atRow(
              SOURCE_MALFORMED,
              "the row has more than "
                  + CsvRowReader.MAX_CELLS
                  + " cells, or too much text for a row",
              "Check the line ends of the file.");
      case CELL_TOO_LARGE ->
          atRow(
              SOURCE_MALFORMED,
              "a cell of the row that starts here has over 16 million characters",
              "Look for a quote that is not closed.");
    };
  }

  private SourceException atRow(FailureType type, String what, String remedy) {
    return places.at(type, reader.line(), null, what, remedy);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
