package dev.sluice.workflows.worker;

/**
 * Whether Temporal has the search attributes of runs. Until this is known, they are assumed to
 * exist: otherwise the first step of a run would only be retried.
 */
final class KnownSearchAttributes {
  private volatile boolean missing;

  boolean areMissing() {
    return missing;
  }

  void found(boolean all) {
    missing = !all;
  }
}
