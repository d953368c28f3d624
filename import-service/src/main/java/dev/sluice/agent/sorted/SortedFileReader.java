package dev.sluice.agent.sorted;

import dev.sluice.agent.run.Digests;
import dev.sluice.agent.run.PreparedFiles;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a sorted file line by line, after its header. */
public final class SortedFileReader implements Closeable {
  private final InputStream in;
  private final MessageDigest digest = Digests.sha256();
  private final @Nullable String sha256;
  private boolean ended;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final List<String> header;

  public SortedFileReader(Path file) throws IOException {
    this(Files.newInputStream(file), null);
  }

  /**
   * Reads a file that must be the one with this digest. Where it is not, the reader throws instead
   * of telling that there are no more lines.
   */
  public SortedFileReader(Path file, String sha256) throws IOException {
    this(open(file), sha256);
  }

  /** Reads what the stream gives, and closes it in the end. */
  public SortedFileReader(InputStream in) throws IOException {
    this(in, null);
  }

  private SortedFileReader(InputStream in, @Nullable String sha256) throws IOException {
    this.in = sha256 == null ? in : new DigestInputStream(in, digest);
    this.sha256 = sha256;
    try {
      Line first = next();
      header = first == null ? List.of() : first.cells();
    } catch (IOException | RuntimeException failure) {
      in.close();
      throw failure;
    }
  }

  private static InputStream open(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException gone) {
      throw PreparedFiles.lost();
    }
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
        requireIntact();
        if (earlier != null) {
          throw new IOException("a sorted file ends in the middle of a line");
        }
        return null;
      }
    }
  }

  private void requireIntact() {
    if (sha256 != null && !ended && !Digests.hex(digest).equals(sha256)) {
      throw PreparedFiles.changed();
    }
    ended = true;
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
