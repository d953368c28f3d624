package dev.sluice.agent.prepare.source;

import dev.sluice.agent.io.BlockStream;
import dev.sluice.agent.io.ByteScanner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are valid UTF-8 and passes them on without decoding. */
final class Utf8Validator extends BlockStream {
  private static final int INCOMPLETE = 0;
  private static final int MALFORMED = -1;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int next;
  private int checked;
  private int filled;
  private boolean started;
  private long bytesBefore;
  private long line = 1;
  private int lineStart;
  private long charactersBefore;
  private boolean afterReturn;

  Utf8Validator(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (next == checked) {
      if (!refill()) {
        return -1;
      }
    }
    int count = Math.min(length, checked - next);
    System.arraycopy(chunk, next, target, offset, count);
    next += count;
    return count;
  }

  /** Only whole characters are passed on; the beginning of one stays for the next time. */
  private boolean refill() throws IOException {
    if (checked > 0) {
      charactersBefore += Utf8.characters(chunk, lineStart, checked);
      afterReturn = chunk[checked - 1] == '\r';
    }
    lineStart = 0;
    bytesBefore += checked;
    filled -= checked;
    System.arraycopy(chunk, checked, chunk, 0, filled);
    next = 0;
    checked = 0;
    int length = in.read(chunk, filled, chunk.length - filled);
    if (length < 0) {
      if (filled > 0) {
        throw notText(0, true);
      }
      return false;
    }
    filled += length;
    check();
    if (!started && checked > 0) {
      started = true;
      dropByteOrderMark();
    }
    return true;
  }

  private void dropByteOrderMark() {
    if (checked >= 3 && startsWithMark()) {
      next = 3;
      lineStart = Math.max(lineStart, 3);
    }
  }

  /** Finds the end of what is text, counting lines for the sake of messages. */
  private void check() throws UndecodableTextException {
    int i = 0;
    while (i < filled) {
      if (i + Long.BYTES <= filled) {
        long eight = ByteScanner.at(chunk, i);
        long lineEnds = ByteScanner.marks(eight, '\n') | ByteScanner.marks(eight, '\r');
        // Most are ASCII and do not end a line.
        if (ByteScanner.ascii(eight) && lineEnds == 0) {
          i += Long.BYTES;
          continue;
        }
      }
      int end = Math.min(filled, i + Long.BYTES);
      while (i < end) {
        byte unit = chunk[i];
        if (unit >= 0) {
          i++;
          if (unit == '\n' || unit == '\r') {
            endLine(unit, i);
          }
          continue;
        }
        int length = length(i);
        if (length == MALFORMED) {
          throw notText(i, false);
        }
        if (length == INCOMPLETE) {
          if (!incompleteOnly(i)) {
            throw notText(i, false);
          }
          checked = i;
          return;
        }
        i += length;
      }
    }
    checked = i;
  }

  private void endLine(byte unit, int after) {
    boolean secondHalf = unit == '\n' && (after > 1 ? chunk[after - 2] == '\r' : afterReturn);
    if (!secondHalf) {
      line++;
    }
    lineStart = after;
    charactersBefore = 0;
  }

  /** How many bytes the character that starts here takes. */
  private int length(int at) {
    int lead = chunk[at] & 0xff;
    if (lead < 0xC2 || lead > 0xF4) {
      return MALFORMED;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > filled) {
      return INCOMPLETE;
    }
    int second = chunk[at + 1] & 0xff;
    // Characters written longer than needed, halves of pairs, and what is beyond Unicode.
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return MALFORMED;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((chunk[i] & 0xC0) != 0x80) {
        return MALFORMED;
      }
    }
    return length;
  }

  /** Whether the last bytes could be a character if more followed. */
  private boolean incompleteOnly(int at) {
    return !StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(chunk, at, filled - at), CharBuffer.allocate(8), false)
        .isError();
  }

  private UndecodableTextException notText(int at, boolean atEnd) {
    // A byte order mark is no character of the first line.
    boolean mark = bytesBefore == 0 && !started && lineStart == 0 && at >= 3 && startsWithMark();
    long characters = charactersBefore + Utf8.characters(chunk, lineStart, at) - (mark ? 1 : 0);
    return new UndecodableTextException(line, characters + 1, bytesBefore + at, atEnd);
  }

  private boolean startsWithMark() {
    return chunk[0] == (byte) 0xEF && chunk[1] == (byte) 0xBB && chunk[2] == (byte) 0xBF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
