package dev.sluice.contract.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests one run. Anything may send it; {@code {"connector":"acme-ad","mode":"complete"}} is
 * enough. {@code force} only counts if the server recorded, before the workflow started, that
 * somebody with this role requested it.
 *
 * @param mode a {@link Mode#label()}
 * @param steps labels of the steps to stop after the last of: {@code export}, or {@code export} and
 *     {@code prepare}; all steps when null or empty
 * @param id the run's id if the server has already made one
 * @param job whether the run is due by a job of its connector; the server then runs {@code
 *     complete} instead of {@code incremental} if an incremental run could not be relied on
 */
public record SynchronizationRequest(
    String connector,
    String mode,
    boolean force,
    boolean dryRun,
    @Nullable List<String> steps,
    @Nullable String requestedBy,
    @Nullable String id,
    boolean job) {

  /** A request of somebody's own. */
  public SynchronizationRequest(
      String connector,
      String mode,
      boolean force,
      boolean dryRun,
      @Nullable List<String> steps,
      @Nullable String requestedBy,
      @Nullable String id) {
    this(connector, mode, force, dryRun, steps, requestedBy, id, false);
  }
}
