package dev.sluice.agent.send;

import dev.sluice.agent.files.FileDigests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.contract.agent.PreparedFile;
import java.io.IOException;
import java.nio.file.Path;

/** The rows of a target that stand for all that its source has. */
final class CompleteRows {
  private CompleteRows() {}

  /** Those that were prepared in a folder. */
  static Lines of(RunFolder run, PreparedFile file) throws IOException {
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
