package dev.sluice.contract.repository;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A registered run.
 *
 * @param requestedBy who requested it, for people
 * @param force whether thresholds are skipped, as the server recorded it
 * @param mode the mode of the run, which for a job may differ from the scheduled one; null from an
 *     older server, where it is the requested one
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

  /** Whether signals through Temporal do not count as decisions. */
  public boolean obeysRecordedDecisionsOnly() {
    return Boolean.TRUE.equals(recordedDecisionsOnly);
  }
}
