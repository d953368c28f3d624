package dev.sluice.agent.export;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Counts rows in any encoding, character by character. */
final class CharacterRowCounter implements RowCounter {
  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final char delimiter;
  private final CharsetDecoder decoder;
  private final ByteBuffer pending = ByteBuffer.allocate((1 << 16) + 16);
  private final CharBuffer characters = CharBuffer.allocate(1 << 16);
  private State state = State.CELL_START;
  private boolean rowHasContent;
  private long rows;

  CharacterRowCounter(char delimiter, Charset encoding) {
    this.delimiter = delimiter;
    decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  @Override
  public void read(byte[] bytes, int length) {
    pending.put(bytes, 0, length).flip();
    decode(false);
    pending.compact();
  }

  @Override
  public long rowsAfterHeader() {
    pending.flip();
    decode(true);
    endRow();
    return Math.max(0, rows - 1);
  }

  private void decode(boolean last) {
    CoderResult result;
    do {
      result = decoder.decode(pending, characters, last);
      characters.flip();
      while (characters.hasRemaining()) {
        count(characters.get());
      }
      characters.clear();
    } while (result.isOverflow());
  }

  private void count(char character) {
    if (state == State.QUOTED) {
      if (character == '"') {
        state = State.QUOTE_IN_QUOTED;
      }
      return;
    }
    if (character == '\n' || character == '\r') {
      endRow();
    } else if (character == delimiter) {
      rowHasContent = true;
      state = State.CELL_START;
    } else if (character == '"' && state != State.PLAIN) {
      rowHasContent = true;
      state = State.QUOTED;
    } else {
      rowHasContent |= !Character.isWhitespace(character) && character != '\uFEFF';
      state = State.PLAIN;
    }
  }

  private void endRow() {
    if (rowHasContent) {
      rows++;
    }
    rowHasContent = false;
    state = State.CELL_START;
  }
}
