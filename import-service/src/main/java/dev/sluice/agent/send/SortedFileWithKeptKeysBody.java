package dev.sluice.agent.send;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.SortedHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a complete or initial run that rejected rows with readable keys: all rows without a
 * command, and a {@code keep} for each of those keys. Without such keys the file is sent as {@link
 * SortedFileBody}.
 */
final class SortedFileWithKeptKeysBody implements Lines {
  private static final byte[] NO_COMMAND = {','};

  private final SortedFileReader sorted;
  private final SortedFileReader keep;
  private final LineEncoder encoder = new LineEncoder();
  private boolean headerSent;
  private @Nullable Line row;
  private @Nullable Line key;

  /**
   * Opens the files. Where one is not the prepared one, reading ends with a refusal before the
   * server has seen the end of the rows, so that it plans nothing of them.
   *
   * @param sha256 of the sorted file as it was prepared
   * @param keepSha256 of the kept keys as they were prepared
   */
  SortedFileWithKeptKeysBody(Path sorted, String sha256, Path keep, String keepSha256)
      throws IOException {
    this.sorted = new SortedFileReader(sorted, sha256);
    try {
      this.keep = new SortedFileReader(keep, keepSha256);
      row = this.sorted.next();
      key = this.keep.next();
    } catch (IOException | RuntimeException failure) {
      this.sorted.close();
      throw failure;
    }
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    if (!headerSent) {
      headerSent = true;
      return LineEncoder.line(SortedHeader.withCommand(sorted.header()));
    }
    Line keptKey = key;
    Line nextRow = row;
    if (keptKey != null && (nextRow == null || comesFirst(keptKey, nextRow))) {
      byte[] line = keep(keptKey);
      key = keep.next();
      return line;
    }
    if (nextRow == null) {
      return null;
    }
    byte[] line = withoutCommand(nextRow.bytes());
    row = sorted.next();
    return line;
  }

  /** An owner is kept before its links. A resource has either a row or a kept key. */
  private static boolean comesFirst(Line keptKey, Line row) {
    return Arrays.compareUnsigned(keptKey.key(), row.key()) <= 0;
  }

  private byte[] keep(Line keptKey) {
    encoder.cell(RowCommand.KEEP.word()).cell(new String(keptKey.key(), StandardCharsets.UTF_8));
    for (int i = 1; i < sorted.header().size(); i++) {
      encoder.cell("");
    }
    return encoder.end();
  }

  private static byte[] withoutCommand(byte[] line) {
    byte[] whole = Arrays.copyOf(NO_COMMAND, NO_COMMAND.length + line.length);
    System.arraycopy(line, 0, whole, NO_COMMAND.length, line.length);
    return whole;
  }

  @Override
  public void close() throws IOException {
    sorted.close();
    keep.close();
  }
}
