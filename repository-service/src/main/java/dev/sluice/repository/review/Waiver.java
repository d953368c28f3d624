package dev.sluice.repository.review;

import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A request to waive a limit for one run.
 *
 * @param scope whose limit it is, as in the run's breaches
 * @param threshold the limit, likewise
 * @param reason why
 */
record Waiver(@Nullable String scope, @Nullable String threshold, @Nullable String reason) {
  private static final int LONGEST_REASON = 500;

  /** Why; nobody waives a limit without saying it. */
  String readReason() {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "waive", "each with a reason of at most " + LONGEST_REASON + " characters");
    }
    return reason;
  }

  /** The limit's name. */
  String name() {
    return scope + "." + threshold;
  }
}
