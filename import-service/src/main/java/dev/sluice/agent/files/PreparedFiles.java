package dev.sluice.agent.files;

import static dev.sluice.contract.FailureType.INTERNAL;

import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Failures for files of a run that are missing or changed since the previous step. Retrying does
 * not help: only the first step could create them again.
 */
public final class PreparedFiles {
  private static final String REMEDY =
      "Start a new run; keep the agent's work folder on a persistent volume.";

  private PreparedFiles() {}

  public static SourceException changed() {
    return SourceException.of(
        INTERNAL, "A prepared file of this run was changed on the agent.", REMEDY);
  }

  public static SourceException lost() {
    return SourceException.of(
        INTERNAL, "The prepared files of this run are no longer on the agent.", REMEDY);
  }

  /** Refuses a file that is not the one with this digest. */
  public static void requireIntact(Path file, String sha256) throws IOException {
    if (!Files.exists(file)) {
      throw lost();
    }
    if (!Digests.of(file).equals(sha256)) {
      throw changed();
    }
  }
}
