package dev.sluice.agent.prepare.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text and refuses bytes that are invalid in the character set. Unlike the JDK's readers,
 * it can report the position of such a byte.
 */
final class StrictDecoder extends Reader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final boolean unicode;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private long bytesBefore;
  private boolean endOfBytes;
  private boolean started;
  private long line = 1;
  private long characters;
  private char last = '\n';

  StrictDecoder(InputStream in, Charset encoding) {
    this.in = in;
    decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    unicode = encoding.name().startsWith("UTF-");
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    CharBuffer text = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, text, endOfBytes);
      int decoded = dropByteOrderMark(target, offset, text.position() - offset);
      count(target, offset, decoded);
      if (result.isError()) {
        throw new UndecodableTextException(
            line, characters + 1, bytesBefore + bytes.position(), endsHere(result));
      }
      if (decoded > 0) {
        return decoded;
      }
      text.position(offset);
      if (endOfBytes) {
        return -1;
      }
      fill();
    }
  }

  /** The decoder holds its position at the bad bytes; they may be the last ones. */
  private boolean endsHere(CoderResult result) {
    return endOfBytes && bytes.remaining() <= result.length();
  }

  private int dropByteOrderMark(char[] target, int offset, int decoded) {
    if (started || decoded == 0) {
      return decoded;
    }
    started = true;
    if (unicode && target[offset] == BYTE_ORDER_MARK) {
      System.arraycopy(target, offset + 1, target, offset, decoded - 1);
      return decoded - 1;
    }
    return decoded;
  }

  private void count(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char character = text[i];
      if (character == '\n' ? last != '\r' : character == '\r') {
        line++;
      }
      characters = character == '\n' || character == '\r' ? 0 : characters + 1;
      last = character;
    }
  }

  private void fill() throws IOException {
    bytesBefore += bytes.position();
    bytes.compact();
    int length = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (length < 0) {
      endOfBytes = true;
    } else {
      bytes.position(bytes.position() + length);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
