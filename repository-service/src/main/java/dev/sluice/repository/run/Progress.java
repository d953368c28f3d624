package dev.sluice.repository.run;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a step.
 *
 * @param step label of the step; null before the first
 * @param total null if the agent does not know it
 */
public record Progress(@Nullable String step, @Nullable Long done, @Nullable Long total) {
  static final Progress NONE = new Progress(null, null, null);
}
