package dev.sluice.agent.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;

/** Bytes that one thread passes to another. */
final class Buffer {
  /** Tells the other thread that nothing follows. */
  static final Buffer NONE = new Buffer(0);

  /**
   * The system wakes a thread on the core of the one that woke it, and if they take turns every
   * half millisecond, as with 64 KiB, it leaves both there with the other core idle.
   */
  static final int BYTES = 1 << 19;

  final byte[] bytes;

  /** How many bytes are filled; negative once the stream has ended. */
  int length;

  Buffer() {
    this(BYTES);
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
