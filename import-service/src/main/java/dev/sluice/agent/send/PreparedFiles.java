package dev.sluice.agent.send;

import static dev.sluice.contract.FailureType.INTERNAL;

import dev.sluice.agent.run.SourceException;

/** What to say about prepared files that are not as prepare left them. */
final class PreparedFiles {
  private static final String REMEDY =
      "Start a new run; keep the agent's work folder on a volume of its own that outlives it.";

  private PreparedFiles() {}

  static SourceException changed() {
    return SourceException.of(
        INTERNAL, "A prepared file of this run was changed on the agent.", REMEDY);
  }

  static SourceException lost() {
    return SourceException.of(
        INTERNAL, "The prepared files of this run are no longer on the agent.", REMEDY);
  }
}
