package dev.sluice.agent.export;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.contract.definition.ConnectorDefinition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Deletes the folders of abandoned runs whose workflow was terminated. */
record RunFolderCleanup(WorkFolder work, Clock clock) {
  private static final Duration KEPT = Duration.ofDays(30);

  /**
   * Notes in a run's folder how long its review may last: a run goes by the definition that it
   * started with.
   */
  static void note(RunFolder run, ConnectorDefinition connector) throws IOException {
    Files.createDirectories(run.path());
    Files.writeString(run.patience(), connector.review().expiryAfter().toString());
  }

  /** Looks at the runs of all connectors: one that never runs again leaves its files as well. */
  void prune(ConnectorDefinition connector, String current) throws IOException {
    Path own = work.run(connector.name(), current).path();
    for (Path runs : work.allRuns()) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
        for (Path folder : folders) {
          if (!folder.equals(own) && isOld(new RunFolder(folder))) {
            Folders.delete(folder);
          }
        }
      }
    }
  }

  private boolean isOld(RunFolder run) throws IOException {
    // A run may wait for its reviewer for long, and needs its files afterwards.
    Duration longestReview = patience(run).plusDays(1);
    Duration kept = KEPT.compareTo(longestReview) > 0 ? KEPT : longestReview;
    try {
      return Files.getLastModifiedTime(run.path())
          .toInstant()
          .isBefore(clock.instant().minus(kept));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static Duration patience(RunFolder run) throws IOException {
    try {
      return Duration.parse(Files.readString(run.patience()).strip());
    } catch (NoSuchFileException | DateTimeParseException unknown) {
      // A definition may allow a year at most.
      return Files.isDirectory(run.path()) ? Duration.ofDays(366) : Duration.ZERO;
    }
  }
}
