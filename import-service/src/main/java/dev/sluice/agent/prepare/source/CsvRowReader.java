package dev.sluice.agent.prepare.source;

import dev.sluice.agent.prepare.source.SourceRow.Damage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows and cells of RFC 4180 in UTF-8 bytes. It accepts what FastCSV accepts in strict
 * mode, and does not decode cells that are not needed. The class is long because its parts share
 * one buffer, whose bytes move while a row is read.
 */
final class CsvRowReader implements Closeable {
  /** What a cell of a spreadsheet holds; a longer one is kept for the rejects only. */
  static final int KEPT_CHARACTERS_OF_LONG_CELL = 32_767;

  static final int MAX_CELLS = 10_000;
  private static final int MAX_ROW_CHARACTERS = 1 << 25;

  /** A quote that is never closed takes in the rest of the file; this much of it is enough. */
  private static final int LARGEST_CELL_CHARACTERS = 1 << 24;

  /** What makes the text no CSV. */
  enum Fault {
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    ROW_TOO_LONG,
    CELL_TOO_LARGE
  }

  /** Text that is no CSV, in the row that starts at {@link #line()}. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;
    final Fault fault;

    MalformedException(Fault fault) {
      super("not CSV: " + fault);
      this.fault = fault;
    }
  }

  private static final byte PLAIN = 0;
  private static final byte DELIMITER = 1;
  private static final byte LINE_FEED = 2;
  private static final byte CARRIAGE_RETURN = 3;
  private static final byte QUOTE = 4;
  private static final byte NUL = 5;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] kinds = new byte[256];
  private final byte[] kindsInQuotes = new byte[256];
  private final CsvRow row = new CsvRow();
  private byte[] buffer;
  private int rowStart;
  private int position;
  private int limit;
  private int cellStart;
  private boolean ended;
  private boolean afterReturn;
  private boolean cellsGoOn;
  private boolean endedByLineEnd;
  private long line = 1;
  private long lines;
  private int charactersAtMost;
  private int nextLengthCheck;

  /**
   * Makes a reader.
   *
   * @param in the text as UTF-8, see {@link Utf8Validator} and {@link TranscodedText}
   * @param capacity bytes to begin with; a longer row makes the buffer grow
   */
  CsvRowReader(InputStream in, char delimiter, int capacity) {
    this.in = in;
    this.delimiter = String.valueOf(delimiter).getBytes(StandardCharsets.UTF_8);
    buffer = new byte[capacity];
    for (byte[] table : new byte[][] {kinds, kindsInQuotes}) {
      table['\n'] = LINE_FEED;
      table['\r'] = CARRIAGE_RETURN;
      table['"'] = QUOTE;
      table[0] = NUL;
    }
    kinds[this.delimiter[0] & 0xff] = DELIMITER;
  }

  /** The line that the row read last, or being read, starts on. */
  long line() {
    return line;
  }

  /** The next row that has content, or null after the last. */
  @Nullable CsvRow next() throws IOException {
    while (read()) {
      if (!row.blank()) {
        return row;
      }
    }
    return null;
  }

  private boolean read() throws IOException {
    line += lines;
    lines = 1;
    charactersAtMost = 0;
    rowStart = position;
    cellStart = 0;
    row.begin(line, delimiter[0] == ',');
    if (afterReturn && hasByte(position) && buffer[position] == '\n') {
      position++;
      rowStart = position;
    }
    afterReturn = false;
    if (!hasByte(position)) {
      return false;
    }
    do {
      cellStart = position - rowStart;
      nextLengthCheck = LARGEST_CELL_CHARACTERS;
      if (hasByte(position) && buffer[position] == '"') {
        readQuoted();
      } else {
        readPlain();
      }
    } while (cellsGoOn);
    row.end(buffer, rowStart, !endedByLineEnd);
    return true;
  }

  private void readPlain() throws IOException {
    int mark = 0;
    int i = position;
    while (true) {
      while (i < limit && kinds[buffer[i] & 0xff] == PLAIN) {
        i++;
      }
      position = i;
      if (i == limit) {
        if (!fill()) {
          endCell(cellStart, limit - rowStart, mark, 0);
          return;
        }
        i = position;
        continue;
      }
      byte kind = kinds[buffer[i] & 0xff];
      if (kind == QUOTE) {
        mark = CsvRow.LOOSE_QUOTE;
      } else if (kind == NUL) {
        row.damaged(row.size(), Damage.NUL);
      } else {
        int length = separator(kind);
        if (length > 0) {
          endCell(cellStart, position - rowStart, mark, length);
          return;
        }
      }
      i = position + 1;
    }
  }

  private void readQuoted() throws IOException {
    int mark = CsvRow.QUOTED;
    position++;
    int i = position;
    while (true) {
      while (i < limit && kindsInQuotes[buffer[i] & 0xff] == PLAIN) {
        i++;
      }
      position = i;
      if (i == limit) {
        if (!fill()) {
          throw new MalformedException(Fault.UNCLOSED_QUOTE);
        }
        i = position;
        continue;
      }
      byte kind = kindsInQuotes[buffer[i] & 0xff];
      if (kind == QUOTE) {
        position++;
        if (!hasByte(position) || buffer[position] != '"') {
          endQuoted(mark);
          return;
        }
        mark |= CsvRow.ESCAPED;
      } else if (kind == NUL) {
        row.damaged(row.size(), Damage.NUL);
      } else if (kind == CARRIAGE_RETURN || buffer[i - 1] != '\r') {
        lines++;
      }
      i = position + 1;
    }
  }

  private void endQuoted(int mark) throws IOException {
    int end = position - 1 - rowStart;
    int length = 0;
    if (hasByte(position)) {
      length = separator(kinds[buffer[position] & 0xff]);
      if (length == 0) {
        throw new MalformedException(Fault.TEXT_AFTER_QUOTE);
      }
    }
    endCell(cellStart + 1, end, mark, length);
  }

  /** How many bytes at the position part cells or rows; none if they only look like it. */
  private int separator(byte kind) throws IOException {
    if (kind == LINE_FEED || kind == CARRIAGE_RETURN) {
      return 1;
    }
    if (kind != DELIMITER) {
      return 0;
    }
    for (int i = 1; i < delimiter.length; i++) {
      if (!hasByte(position + i) || buffer[position + i] != delimiter[i]) {
        return 0;
      }
    }
    return delimiter.length;
  }

  /** Ends a cell; no length of what follows it means that the file ends. */
  private void endCell(int start, int end, int mark, int length) throws MalformedException {
    byte follows = length == 0 ? LINE_FEED : kinds[buffer[position] & 0xff];
    int index = row.size();
    int kept = end;
    if (end - start > SourceRow.MAX_CELL_CHARACTERS) {
      kept = shortened(start, end, mark);
      if (kept < end) {
        row.damaged(index, Damage.TOO_LONG);
        // The rest of it is not held, since a row may have many such cells.
        int rest = rowStart + kept;
        System.arraycopy(buffer, position, buffer, rest, limit - position);
        limit -= position - rest;
        position = rest;
      }
    }
    row.add(start, kept, mark);
    charactersAtMost += kept - start;
    if (index >= MAX_CELLS || (charactersAtMost > MAX_ROW_CHARACTERS && charactersExceed())) {
      throw new MalformedException(Fault.ROW_TOO_LONG);
    }
    position += length;
    cellsGoOn = follows == DELIMITER;
    afterReturn = follows == CARRIAGE_RETURN;
    endedByLineEnd = length > 0;
  }

  private int shortened(int start, int end, int mark) {
    int pairs = 0;
    if ((mark & CsvRow.ESCAPED) != 0) {
      for (int i = rowStart + start; i < rowStart + end; i++) {
        pairs += buffer[i] == '"' ? 1 : 0;
      }
      pairs /= 2;
    }
    int characters = Utf8.characters(buffer, rowStart + start, rowStart + end) - pairs;
    if (characters <= SourceRow.MAX_CELL_CHARACTERS) {
      return end;
    }
    int most = KEPT_CHARACTERS_OF_LONG_CELL;
    int kept = Utf8.endOf(buffer, rowStart + start, rowStart + end, most);
    if (pairs > 0) {
      kept = endOfUnescaped(start, end);
    }
    return kept - rowStart;
  }

  /** Where the kept part ends, counting two quotes as the one that they stand for. */
  private int endOfUnescaped(int start, int end) {
    int at = rowStart + start;
    int left = KEPT_CHARACTERS_OF_LONG_CELL;
    while (left > 0 && at < rowStart + end) {
      int next = buffer[at] == '"' ? at + 2 : at + 1;
      while (next < rowStart + end && (buffer[next] & 0xC0) == 0x80) {
        next++;
      }
      left -= buffer[at] == '"' ? 1 : Utf8.characters(buffer, at, next);
      if (left >= 0) {
        at = next;
      }
    }
    return at;
  }

  private boolean charactersExceed() {
    // Bytes are never fewer than characters, so they are counted only near the limit.
    row.end(buffer, rowStart, false);
    int characters = 0;
    for (int i = 0; i < row.size(); i++) {
      int escapes = row.end(i) - row.start(i) - row.length(i);
      characters += Utf8.characters(buffer, row.start(i), row.end(i)) - escapes;
    }
    charactersAtMost = characters;
    return characters > MAX_ROW_CHARACTERS;
  }

  private boolean hasByte(int at) throws IOException {
    // The row's start may move, and the position with it.
    int ahead = at - position;
    while (position + ahead >= limit) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Reads more bytes behind those of the row, which may move to the front of the buffer. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    refuseEndlessCell();
    if (limit == buffer.length) {
      if (rowStart > 0) {
        System.arraycopy(buffer, rowStart, buffer, 0, limit - rowStart);
        position -= rowStart;
        limit -= rowStart;
        rowStart = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    ended = count < 0;
    limit += Math.max(0, count);
    return !ended;
  }

  private void refuseEndlessCell() throws MalformedException {
    int start = rowStart + cellStart;
    if (limit - start <= nextLengthCheck) {
      return;
    }
    int characters = Utf8.characters(buffer, start, limit);
    if (characters > LARGEST_CELL_CHARACTERS) {
      throw new MalformedException(Fault.CELL_TOO_LARGE);
    }
    nextLengthCheck = limit - start + LARGEST_CELL_CHARACTERS - characters;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
