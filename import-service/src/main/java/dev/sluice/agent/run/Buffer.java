package dev.sluice.agent.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;

/** Bytes on their way from one thread to another. */
final class Buffer {
  /** Tells the other thread that nothing follows. */
  static final Buffer NONE = new Buffer(0);

  private static final int SIZE = 1 << 16;

  final byte[] bytes;

  /** How many bytes are filled; negative once the stream has ended. */
  int length;

  Buffer() {
    this(SIZE);
  }

  private Buffer(int size) {
    bytes = new byte[size];
  }

  void fill(InputStream in) throws IOException {
    length = in.read(bytes, 0, bytes.length);
  }

  /** Waits for the next buffer. */
  static Buffer take(BlockingQueue<Buffer> queue) throws InterruptedIOException {
    try {
      return queue.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a file");
    }
  }
}
