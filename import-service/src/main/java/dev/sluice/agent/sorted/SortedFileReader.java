package dev.sluice.agent.sorted;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a sorted file line by line, after its header. */
public final class SortedFileReader implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final List<String> header;

  public SortedFileReader(Path file) throws IOException {
    this(Files.newInputStream(file));
  }

  /** Reads what the stream gives, and closes it in the end. */
  public SortedFileReader(InputStream in) throws IOException {
    this.in = in;
    Line first = next();
    header = first == null ? List.of() : first.cells();
  }

  public List<String> header() {
    return header;
  }

  /** The next line, or null after the last. */
  public @Nullable Line next() throws IOException {
    int start = position;
    boolean quoted = false;
    ByteArrayOutputStream earlier = null;
    while (true) {
      for (int i = Math.max(start, position); i < limit; i++) {
        byte unit = buffer[i];
        if (unit == '"') {
          quoted = !quoted;
        } else if (unit == '\n' && !quoted) {
          position = i + 1;
          return line(earlier, start, position);
        }
      }
      if (limit > start) {
        earlier = earlier == null ? new ByteArrayOutputStream() : earlier;
        earlier.write(buffer, start, limit - start);
      }
      start = 0;
      position = 0;
      limit = Math.max(0, in.read(buffer));
      if (limit == 0) {
        if (earlier != null) {
          throw new IOException("a sorted file ends in the middle of a line");
        }
        return null;
      }
    }
  }

  private Line line(@Nullable ByteArrayOutputStream earlier, int start, int end) {
    if (earlier == null) {
      byte[] line = new byte[end - start];
      System.arraycopy(buffer, start, line, 0, line.length);
      return new Line(line);
    }
    earlier.write(buffer, start, end - start);
    return new Line(earlier.toByteArray());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
