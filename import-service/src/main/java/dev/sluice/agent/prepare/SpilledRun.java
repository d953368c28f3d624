package dev.sluice.agent.prepare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sorted rows on disk, until they are merged with others. */
record SpilledRun(Path file, long rows) {
  private static final int BUFFER = 1 << 16;

  /** Writes rows to a run; they come in key order. */
  static final class Writer implements Closeable {
    private final Path file;
    private final DataOutputStream out;
    private long rows;

    Writer(Path file) throws IOException {
      this.file = file;
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void write(KeyedRow row) throws IOException {
      out.writeInt(row.key().length);
      out.writeInt(row.line().length);
      out.writeLong(row.sourceLine());
      out.write(row.key());
      out.write(row.line());
      rows++;
    }

    /** The run as written so far; to be used when the writer is closed. */
    SpilledRun run() {
      return new SpilledRun(file, rows);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  KeyedRows read() throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    return new KeyedRows() {
      private long left = rows;

      @Override
      public @Nullable KeyedRow next() throws IOException {
        if (left == 0) {
          return null;
        }
        left--;
        byte[] key = new byte[in.readInt()];
        byte[] line = new byte[in.readInt()];
        long sourceLine = in.readLong();
        in.readFully(key);
        in.readFully(line);
        return new KeyedRow(key, line, sourceLine);
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }
}
