package dev.sluice.workflows.worker;

/**
 * Whether Temporal knows the search attributes of runs. Until that is found out, it is taken to: a
 * run's first step would only be tried again.
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
