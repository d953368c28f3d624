package dev.sluice.agent.prepare.sort;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sorted rows on disk, until they are merged with others. */
record SpilledRun(Path file) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Writes rows to a run; they come in key order. */
  static final class Writer implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final byte[] buffer = new byte[2 * BUFFER_BYTES];
    private int used;

    Writer(Path file) throws IOException {
      this.file = file;
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void write(byte[] bytes, int start, int size) throws IOException {
      if (size > buffer.length - used) {
        flush();
      }
      if (size > buffer.length) {
        writeFully(ByteBuffer.wrap(bytes, start, size));
        return;
      }
      System.arraycopy(bytes, start, buffer, used, size);
      used += size;
    }

    private void flush() throws IOException {
      writeFully(ByteBuffer.wrap(buffer, 0, used));
      used = 0;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    /** The run as written so far; to be used when the writer is closed. */
    SpilledRun run() {
      return new SpilledRun(file);
    }

    @Override
    public void close() throws IOException {
      try (channel) {
        flush();
      }
    }
  }

  /** Reads the rows of a run. */
  static final class Reader implements KeyedRows {
    private final FileChannel channel;
    private final SortedRow row = new SortedRow();
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    Reader(Path file) throws IOException {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public @Nullable SortedRow next() throws IOException {
      if (!has(SortedRow.PREFIX)) {
        return null;
      }
      int size = SortedRow.size(buffer, position);
      if (!has(size)) {
        throw new IOException("a spilled run ends in the middle of a row");
      }
      row.at(buffer, position);
      position += size;
      return row;
    }

    /** Ensures that this many bytes are in the buffer, which grows for a row that is larger. */
    private boolean has(int size) throws IOException {
      while (limit - position < size) {
        if (position > 0) {
          System.arraycopy(buffer, position, buffer, 0, limit - position);
          limit -= position;
          position = 0;
        }
        if (size > buffer.length) {
          buffer = Arrays.copyOf(buffer, size);
        }
        int count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit));
        if (count < 0) {
          if (limit > 0) {
            throw new IOException("a spilled run ends in the middle of a row");
          }
          return false;
        }
        limit += count;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  KeyedRows read() throws IOException {
    return new Reader(file);
  }
}
