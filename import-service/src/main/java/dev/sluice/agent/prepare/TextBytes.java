package dev.sluice.agent.prepare;

import java.io.IOException;
import java.io.InputStream;

/** The text of a file as UTF-8, whatever it is written in, without a byte order mark. */
abstract class TextBytes extends InputStream {
  /**
   * Reads some of it, at least one byte, or tells with -1 that there is no more.
   *
   * @throws NotText where the bytes of the file are no text
   */
  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }
}
