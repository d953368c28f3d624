package dev.sluice.agent.send;

import dev.sluice.agent.run.Digests;
import dev.sluice.agent.run.PreparedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A sorted file as it is, in large pieces: most rows of most runs go this way, and none of them is
 * looked at here. The end is told only of the file that was prepared, so that the server plans
 * nothing of another one. It is read by a thread of the HTTP client, which takes only an {@link
 * IOException} for a failure of the body.
 */
final class SortedBytes extends InputStream {
  private final Path file;
  private final String sha256;
  private final long rows;
  private final AtomicLong sent;
  private final MessageDigest digest = Digests.sha256();
  private @Nullable InputStream in;
  private long bytes;
  private long total;
  private long counted;
  private boolean ended;

  /**
   * Makes a stream, which opens the file when the first byte is wanted.
   *
   * @param sha256 of the file as it was prepared
   * @param rows of the file
   * @param sent grows by the rows as their bytes go
   */
  SortedBytes(Path file, String sha256, long rows, AtomicLong sent) {
    this.file = file;
    this.sha256 = sha256;
    this.rows = rows;
    this.sent = sent;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = opened().read(target, offset, length);
    if (read < 0) {
      requireIntact();
      return -1;
    }
    digest.update(target, offset, read);
    bytes += read;
    count();
    return read;
  }

  /** Rows are told by their share of the bytes: exact at the end, and near enough before. */
  private void count() {
    long now = bytes >= total ? rows : (long) ((double) rows * bytes / total);
    sent.addAndGet(now - counted);
    counted = now;
  }

  private InputStream opened() throws IOException {
    if (in == null) {
      try {
        in = Files.newInputStream(file);
        total = Files.size(file);
      } catch (NoSuchFileException gone) {
        throw new IOException("the rows cannot be read", PreparedFiles.lost());
      }
    }
    return in;
  }

  private void requireIntact() throws IOException {
    if (!ended && !Digests.hex(digest).equals(sha256)) {
      throw new IOException("the rows cannot be read", PreparedFiles.changed());
    }
    ended = true;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
