package dev.sluice.agent.sorted;

import dev.sluice.agent.run.Digests;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** Writes a sorted file and knows afterwards what it wrote. */
public final class SortedFileWriter implements Closeable {
  private final MessageDigest digest = Digests.sha256();
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int used;
  private long rows;

  public SortedFileWriter(Path file, List<String> header) throws IOException {
    out = Files.newOutputStream(file);
    byte[] line = LineEncoder.line(header);
    append(line, 0, line.length);
  }

  /** Adds a line, which ends in a line feed. */
  public void write(byte[] line) throws IOException {
    write(line, 0, line.length);
  }

  /** Adds a line that stands in an array. */
  public void write(byte[] bytes, int start, int length) throws IOException {
    append(bytes, start, length);
    rows++;
  }

  private void append(byte[] bytes, int start, int length) throws IOException {
    if (length > buffer.length - used) {
      flush();
    }
    if (length > buffer.length) {
      digest.update(bytes, start, length);
      out.write(bytes, start, length);
      return;
    }
    System.arraycopy(bytes, start, buffer, used, length);
    used += length;
  }

  private void flush() throws IOException {
    digest.update(buffer, 0, used);
    out.write(buffer, 0, used);
    used = 0;
  }

  /** How many rows were written, the header not counted. */
  public long rows() {
    return rows;
  }

  /** The digest of the whole file, once the writer is closed. */
  public String sha256() {
    return Digests.hex(digest);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
