package dev.sluice.agent.step;

import org.jspecify.annotations.Nullable;

/** Told by a step how far it is, often; it decides itself how often it passes that on. */
@FunctionalInterface
public interface Progress {
  /** Heeds nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * Takes note. It may throw a runtime exception to end a step that is no longer wanted, which the
   * step lets pass.
   *
   * @param done bytes of an export, rows of other steps
   * @param total of the same, where it is known
   */
  void at(long done, @Nullable Long total);
}
