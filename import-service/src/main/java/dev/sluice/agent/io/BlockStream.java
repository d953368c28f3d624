package dev.sluice.agent.io;

import java.io.IOException;
import java.io.InputStream;

/** A stream for reading many bytes at a time. */
public abstract class BlockStream extends InputStream {
  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }
}
