package dev.sluice.repository.api;

import org.jspecify.annotations.Nullable;

/**
 * The body that decides about a run; all of it may be missing.
 *
 * @param planDigest the plan that was looked at
 */
record DecisionRequest(@Nullable String comment, @Nullable String planDigest) {
  static final DecisionRequest NONE = new DecisionRequest(null, null);
}
