package dev.sluice.agent.prepare;

import dev.sluice.agent.run.BlockStream;
import java.io.IOException;

/** The text of a file as UTF-8, whatever it is written in, without a byte order mark. */
abstract class TextBytes extends BlockStream {
  /**
   * Reads some of it, at least one byte, or tells with -1 that there is no more.
   *
   * @throws NotText where the bytes of the file are no text
   */
  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;
}
