package dev.sluice.agent.send;

import dev.sluice.agent.io.BlockStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines as a stream of bytes, and counts them. A thread of the HTTP client reads it, and only
 * an {@link IOException} counts as a failure of the body there.
 */
final class LinesStream extends BlockStream {
  /** Opens the lines when the first byte is wanted. */
  @FunctionalInterface
  interface Opening {
    Lines open() throws IOException;
  }

  private final Opening opening;
  private final LongConsumer count;
  private @Nullable Lines lines;
  private byte[] line = {};
  private int position;
  private boolean ended;

  LinesStream(Opening opening, LongConsumer count) {
    this.opening = opening;
    this.count = count;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int copied = 0;
    while (copied < length && refill()) {
      int part = Math.min(length - copied, line.length - position);
      System.arraycopy(line, position, target, offset + copied, part);
      position += part;
      copied += part;
    }
    return copied == 0 && length > 0 ? -1 : copied;
  }

  private boolean refill() throws IOException {
    if (position < line.length) {
      return true;
    }
    byte[] next = ended ? null : nextLine();
    if (next == null) {
      ended = true;
      return false;
    }
    count.accept(lines == null ? 0 : lines.rows());
    line = next;
    position = 0;
    return true;
  }

  private byte @Nullable [] nextLine() throws IOException {
    try {
      if (lines == null) {
        lines = opening.open();
      }
      return lines.next();
    } catch (RuntimeException failure) {
      throw new IOException("the rows cannot be read", failure);
    }
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
