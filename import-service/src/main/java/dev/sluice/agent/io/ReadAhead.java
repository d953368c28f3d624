package dev.sluice.agent.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads a stream on a second core, a little ahead of the reader, so that work of the stream such as
 * computing a digest costs the reader no time. A short stream is read without a thread.
 *
 * <p>An exception of the stream is thrown after the bytes before it. Results of the stream that are
 * only known at its end may be read after the end of this stream. The reader must close this
 * stream, or its thread stays.
 */
public final class ReadAhead extends BlockStream {
  private static final int BUFFERS_AHEAD = 3;
  private static final int READS_OF_SHORT_STREAM = 2;

  private final InputStream in;
  private final BlockingQueue<Buffer> filled = new LinkedBlockingQueue<>();
  private final BlockingQueue<Buffer> free = new LinkedBlockingQueue<>();
  private final BackgroundTask reading = new BackgroundTask();
  private Buffer current = new Buffer();
  private int position;
  private int reads;
  private boolean failed;

  /** Reads a stream, which is closed with this one. */
  public ReadAhead(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (failed) {
      throw new IOException("a stream is read on after it failed");
    }
    if (length == 0) {
      return 0;
    }
    if (position == current.length) {
      refill();
    }
    if (current.length < 0) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, target, offset, count);
    position += count;
    return count;
  }

  private void refill() throws IOException {
    failed = true;
    position = 0;
    if (reads < READS_OF_SHORT_STREAM) {
      current.fill(in);
      reads++;
    } else {
      if (reads++ == READS_OF_SHORT_STREAM) {
        start();
      }
      free.add(current);
      current = Buffer.take(filled);
      if (current.length < 0) {
        reading.await();
      }
    }
    failed = false;
  }

  private void start() {
    for (int i = 1; i < BUFFERS_AHEAD; i++) {
      free.add(new Buffer());
    }
    reading.start("sluice-read", this::readToEnd);
  }

  /** The last buffer has no bytes and stands for the end or for a failure. */
  private void readToEnd() throws IOException {
    Buffer buffer;
    do {
      buffer = Buffer.take(free);
      if (buffer == Buffer.NONE) {
        return;
      }
      buffer.length = -1;
      try {
        buffer.fill(in);
      } finally {
        filled.add(buffer);
      }
    } while (buffer.length > 0);
  }

  @Override
  public void close() throws IOException {
    free.add(Buffer.NONE);
    reading.close();
    in.close();
  }
}
