package dev.sluice.repository.compare.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A sorted run of pairs, in memory or in a part of a file, with its current pair. */
final class SortedPairs {
  /** What a pair takes in a file. */
  static final int BYTES = 2 * Long.BYTES;

  private static final int READ_AT_ONCE = 1 << 10;

  private final @Nullable FileChannel file;
  private long[] owners;
  private long[] targets;
  private long position;
  private long unread;
  private int count;
  private int current = -1;

  private SortedPairs(
      @Nullable FileChannel file,
      long position,
      long unread,
      long[] owners,
      long[] targets,
      int count) {
    this.file = file;
    this.position = position;
    this.unread = unread;
    this.owners = owners;
    this.targets = targets;
    this.count = count;
  }

  static SortedPairs of(long[] owners, long[] targets, int count) {
    return new SortedPairs(null, 0, 0, owners, targets, count);
  }

  static SortedPairs of(FileChannel file, long position, long count) {
    return new SortedPairs(file, position, count, new long[0], new long[0], 0);
  }

  /** Moves to the next pair; false after the last. */
  boolean next() {
    current++;
    return current < count || (unread > 0 && read());
  }

  long owner() {
    return owners[current];
  }

  long target() {
    return targets[current];
  }

  int compareTo(SortedPairs other) {
    int order = Long.compare(owner(), other.owner());
    return order == 0 ? Long.compare(target(), other.target()) : order;
  }

  private boolean read() {
    count = (int) Math.min(READ_AT_ONCE, unread);
    owners = owners.length == 0 ? new long[count] : owners;
    targets = targets.length == 0 ? new long[count] : targets;
    ByteBuffer buffer = ByteBuffer.allocate(count * BYTES);
    try {
      while (buffer.hasRemaining()) {
        if (java.util.Objects.requireNonNull(file).read(buffer, position + buffer.position()) < 0) {
          throw new IOException("the temporary file of links ends too early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.flip();
    for (int each = 0; each < count; each++) {
      owners[each] = buffer.getLong();
      targets[each] = buffer.getLong();
    }
    position += buffer.capacity();
    unread -= count;
    current = 0;
    return true;
  }
}
