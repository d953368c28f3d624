package dev.sluice.agent.step;

import org.jspecify.annotations.Nullable;

/**
 * Receives the progress of a step, which may call it often; it decides itself how often it reports.
 */
@FunctionalInterface
public interface Progress {
  /** Ignores everything. */
  Progress NONE = (done, total) -> {};

  /**
   * Takes note. It may throw a runtime exception to end a step that is no longer wanted, which the
   * step lets pass.
   *
   * @param done bytes of an export, rows of other steps
   * @param total of the same, if it is known
   */
  void at(long done, @Nullable Long total);
}
