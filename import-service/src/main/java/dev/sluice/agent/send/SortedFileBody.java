package dev.sluice.agent.send;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.PreparedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sorted file, unchanged. If it does not match its digest, reading fails before the end, so that
 * the server does not use it.
 */
final class SortedFileBody implements Lines {
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final String sha256;
  private final long rows;
  private final long bytes;
  private final MessageDigest digest = Digests.sha256();
  private long bytesGiven;
  private long rowsGiven;
  private long rowsOfLast;

  /**
   * Opens the file.
   *
   * @param rows that it has, to tell how many have gone without looking for line ends
   */
  SortedFileBody(Path file, String sha256, long rows) throws IOException {
    try {
      in = Files.newInputStream(file);
      bytes = Math.max(1, Files.size(file));
    } catch (NoSuchFileException gone) {
      throw PreparedFiles.lost();
    }
    this.sha256 = sha256;
    this.rows = rows;
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    byte[] block = new byte[BLOCK];
    int length = in.readNBytes(block, 0, BLOCK);
    digest.update(block, 0, length);
    if (length == 0) {
      if (!Digests.hex(digest).equals(sha256)) {
        throw PreparedFiles.changed();
      }
      return null;
    }
    bytesGiven += length;
    long given = (long) ((double) rows * bytesGiven / bytes);
    rowsOfLast = given - rowsGiven;
    rowsGiven = given;
    return length == BLOCK ? block : Arrays.copyOf(block, length);
  }

  @Override
  public long rows() {
    return rowsOfLast;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
