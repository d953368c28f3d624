package dev.sluice.agent.prepare.source;

import dev.sluice.agent.io.BlockStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in another encoding, converted to UTF-8, so that there is only one reader of rows. */
final class TranscodedText extends BlockStream {
  private final StrictDecoder in;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final CharBuffer characters = CharBuffer.allocate(8192).flip();
  private final ByteBuffer bytes = ByteBuffer.allocate(3 * 8192).flip();
  private boolean ended;

  TranscodedText(StrictDecoder in) {
    this.in = in;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!bytes.hasRemaining()) {
      if (ended) {
        return -1;
      }
      refill();
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(target, offset, count);
    return count;
  }

  private void refill() throws IOException {
    characters.compact();
    int count = in.read(characters.array(), characters.position(), characters.remaining());
    ended = count < 0;
    characters.position(characters.position() + Math.max(0, count)).flip();
    bytes.clear();
    // Half of a surrogate pair stays for the next time.
    encoder.encode(characters, bytes, ended);
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
