package dev.sluice.agent.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Write-behind: writes to a stream on a second core, so that work of the stream such as computing a
 * digest costs the writer no time. Data that fits into one buffer is written without a thread.
 *
 * <p>The data is buffered. An exception of the stream is thrown by a later write or by close.
 * Results of the stream that are only known at its end may be read after this stream is closed.
 */
public final class WriteBehind extends OutputStream {
  private static final int BUFFERS_BEHIND = 3;

  private final OutputStream out;
  private final BlockingQueue<Buffer> filled = new LinkedBlockingQueue<>();
  private final BlockingQueue<Buffer> free = new LinkedBlockingQueue<>();
  private final BackgroundTask writing = new BackgroundTask();
  private Buffer current = new Buffer();
  private boolean started;

  /** Writes to a stream, which is closed with this one. */
  public WriteBehind(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int start = offset;
    int end = offset + length;
    while (start < end) {
      if (current.length == current.bytes.length) {
        pass();
      }
      int count = Math.min(end - start, current.bytes.length - current.length);
      System.arraycopy(bytes, start, current.bytes, current.length, count);
      current.length += count;
      start += count;
    }
  }

  private void pass() throws IOException {
    if (!started) {
      started = true;
      for (int i = 0; i < BUFFERS_BEHIND; i++) {
        free.add(new Buffer());
      }
      writing.start("sluice-write", this::writeAll);
    }
    Buffer next = Buffer.take(free);
    if (next == Buffer.NONE) {
      free.add(Buffer.NONE);
      writing.await();
      throw new IOException("a stream is written on after it failed");
    }
    filled.add(current);
    current = next;
    current.length = 0;
  }

  private void writeAll() throws IOException {
    try {
      for (Buffer next = Buffer.take(filled); next != Buffer.NONE; next = Buffer.take(filled)) {
        out.write(next.bytes, 0, next.length);
        free.add(next);
      }
    } finally {
      free.add(Buffer.NONE);
    }
  }

  @Override
  public void close() throws IOException {
    try (out;
        writing) {
      if (started) {
        filled.add(current);
        filled.add(Buffer.NONE);
        writing.await();
      } else {
        out.write(current.bytes, 0, current.length);
      }
      current.length = 0;
    }
  }
}
