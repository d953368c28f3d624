package dev.sluice.agent.sorted;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.io.BackgroundFsyncOutputStream;
import dev.sluice.agent.io.WriteBehind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/** Writes a sorted file, and then knows its digest and counts. */
public final class SortedFileWriter implements Closeable {
  private final MessageDigest digest = Digests.sha256();
  private final OutputStream out;
  private long rows;

  public SortedFileWriter(Path file, List<String> header) throws IOException {
    out = new WriteBehind(new DigestOutputStream(new BackgroundFsyncOutputStream(file), digest));
    out.write(LineEncoder.line(header));
  }

  /** Adds a line, which ends in a line feed. */
  public void write(byte[] line) throws IOException {
    write(line, 0, line.length);
  }

  /** Adds a line that is in an array. */
  public void write(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
    rows++;
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
    out.close();
  }
}
