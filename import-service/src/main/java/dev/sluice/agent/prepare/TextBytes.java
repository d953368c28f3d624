package dev.sluice.agent.prepare;

import java.io.Closeable;
import java.io.IOException;

/** The text of a file as UTF-8, whatever it is written in, without a byte order mark. */
interface TextBytes extends Closeable {
  /**
   * Reads some of it, at least one byte, or tells with -1 that there is no more.
   *
   * @throws NotText where the bytes of the file are no text
   */
  int read(byte[] target, int offset, int length) throws IOException;
}
