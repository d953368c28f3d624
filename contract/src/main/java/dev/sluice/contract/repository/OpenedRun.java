package dev.sluice.contract.repository;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A registered run.
 *
 * @param requestedBy who asked for it, as people may read it
 * @param force whether thresholds are skipped, as the server recorded it
 * @param mode the mode of the run, which of a job may be another than was due; null from a server
 *     of an earlier release, where it is the one that was asked for
 * @param recordedDecisionsOnly whether a decision counts only if the server has recorded it; null,
 *     from a server of an earlier release, for no
 * @param address where people reach the server, as in {@code https://sluice.example.org}; null if
 *     nobody has told the server, or if it is of an earlier release
 */
public record OpenedRun(
    String synchronizationId,
    ConnectorDefinition connector,
    String requestedBy,
    boolean force,
    @Nullable Mode mode,
    @Nullable Boolean recordedDecisionsOnly,
    @Nullable String address) {

  /** Whether a signal of somebody who only reaches Temporal decides nothing. */
  public boolean obeysRecordedDecisionsOnly() {
    return Boolean.TRUE.equals(recordedDecisionsOnly);
  }
}
