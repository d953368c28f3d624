package dev.sluice.agent.export;

import dev.sluice.agent.io.ByteScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts rows of UTF-8 without decoding: all separators are ASCII. */
final class Utf8RowCounter implements RowCounter {
  private static final int CELL_START = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int QUOTE_IN_QUOTED = 3;

  private final byte delimiter;
  private int state = CELL_START;
  private boolean rowHasContent;
  private long rows;

  /** Bytes of other characters in a row that has no content so far; they may be white space. */
  private final byte[] undecoded = new byte[16];

  private int undecodedLength;

  Utf8RowCounter(char delimiter) {
    this.delimiter = (byte) delimiter;
  }

  @Override
  public void read(byte[] bytes, int length) {
    int i = 0;
    while (i < length) {
      if (state == QUOTED) {
        while (i < length && bytes[i] != '"') {
          i++;
        }
        if (i < length) {
          state = QUOTE_IN_QUOTED;
        }
      } else {
        if (rowHasContent && state != QUOTE_IN_QUOTED) {
          int next = ByteScanner.indexOf(bytes, i, length, '"', '\n', '\r');
          if (next > i) {
            state = bytes[next - 1] == delimiter ? CELL_START : PLAIN;
          }
          i = next;
        }
        if (i < length) {
          count(bytes[i]);
        }
      }
      i++;
    }
  }

  private void count(byte unit) {
    if (unit < 0) {
      state = PLAIN;
      if (!rowHasContent) {
        if (undecodedLength == undecoded.length) {
          decodeWhole();
        }
        undecoded[undecodedLength++] = unit;
      }
      return;
    }
    decode();
    if (unit == '\n' || unit == '\r') {
      endRow();
    } else if (unit == delimiter) {
      rowHasContent = true;
      state = CELL_START;
    } else if (unit == '"' && state != PLAIN) {
      rowHasContent = true;
      state = QUOTED;
    } else {
      rowHasContent |= !Character.isWhitespace(unit);
      state = PLAIN;
    }
  }

  /** Looks at the whole characters among the bytes; what is left begins another one. */
  private void decodeWhole() {
    int start = undecodedLength - 1;
    while (start > undecodedLength - 4 && (undecoded[start] & 0xC0) == 0x80) {
      start--;
    }
    byte[] rest = Arrays.copyOfRange(undecoded, start, undecodedLength);
    undecodedLength = start;
    decode();
    System.arraycopy(rest, 0, undecoded, 0, rest.length);
    undecodedLength = rest.length;
  }

  private void decode() {
    if (undecodedLength > 0) {
      rowHasContent |=
          new String(undecoded, 0, undecodedLength, StandardCharsets.UTF_8)
              .chars()
              .anyMatch(each -> !Character.isWhitespace(each) && each != '\uFEFF');
      undecodedLength = 0;
    }
  }

  @Override
  public long rowsAfterHeader() {
    decode();
    endRow();
    return Math.max(0, rows - 1);
  }

  private void endRow() {
    if (rowHasContent) {
      rows++;
    }
    rowHasContent = false;
    state = CELL_START;
  }
}
