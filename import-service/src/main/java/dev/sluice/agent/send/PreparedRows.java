package dev.sluice.agent.send;

import dev.sluice.agent.files.FileDigests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.Path;

/** The prepared rows of a dataset for the server, in a folder. */
final class PreparedRows {
  private PreparedRows() {}

  /** Commands, what changed since the snapshot, or all that a source has. */
  static Lines of(RunFolder run, PreparedFile file, Mode mode) throws IOException {
    Path sorted = run.sorted(file.target());
    if (file.content() == Content.APPLIED_BEFORE) {
      return CsvFilesBody.headerOf(sorted);
    }
    if (file.commands()) {
      return new CsvFilesBody(sorted, file.sha256());
    }
    if (mode == Mode.INCREMENTAL) {
      Path delta = run.delta(file.target());
      return new CsvFilesBody(delta, FileDigests.require(run.deltaDigests()).sha256(delta));
    }
    return complete(run, file);
  }

  private static Lines complete(RunFolder run, PreparedFile file) throws IOException {
    Path keep = run.keep(file.target());
    String keepSha256 = FileDigests.require(run.preparedDigests()).sha256(keep);
    Path sorted = run.sorted(file.target());
    return keepsNothing(keep, keepSha256)
        ? new SortedFileBody(sorted, file.sha256(), file.rows())
        : new SortedFileWithKeptKeysBody(sorted, file.sha256(), keep, keepSha256);
  }

  /** The end of the keys is told only of those that were prepared. */
  private static boolean keepsNothing(Path keep, String sha256) throws IOException {
    try (SortedFileReader keys = new SortedFileReader(keep, sha256)) {
      return keys.next() == null;
    }
  }
}
