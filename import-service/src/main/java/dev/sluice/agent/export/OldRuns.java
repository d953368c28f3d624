package dev.sluice.agent.export;

import dev.sluice.agent.run.Folders;
import dev.sluice.agent.run.WorkFolder;
import dev.sluice.contract.definition.ConnectorDefinition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes the folders of runs that nobody came back for, since their workflow was ended. */
record OldRuns(WorkFolder work, Clock clock) {
  private static final Duration KEPT = Duration.ofDays(30);

  void prune(ConnectorDefinition connector, String current) throws IOException {
    Path runs = work.runs(connector.name());
    if (!Files.isDirectory(runs)) {
      return;
    }
    // A run may wait for its reviewer for long, and needs its files afterwards.
    Duration longestReview = connector.review().expiryAfter().plusDays(1);
    Duration kept = KEPT.compareTo(longestReview) > 0 ? KEPT : longestReview;
    Instant oldest = clock.instant().minus(kept);
    Path own = work.run(connector.name(), current).path();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
      for (Path folder : folders) {
        if (!folder.equals(own) && Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
          Folders.delete(folder);
        }
      }
    }
  }
}
