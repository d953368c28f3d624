package dev.sluice.repository.review;

import dev.sluice.repository.rest.Comments;
import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The body that decides about a run; all of it may be missing.
 *
 * @param planDigest the plan that was looked at
 */
record DecisionRequest(@Nullable String comment, @Nullable String planDigest) {
  private static final int LONGEST_DIGEST = 100;

  static final DecisionRequest NONE = new DecisionRequest(null, null);

  /** What the body asks for, or nothing where there is none. */
  static DecisionRequest read(@Nullable DecisionRequest body) {
    if (body == null) {
      return NONE;
    }
    Comments.check(body.comment());
    Comments.checkReadable("planDigest", body.planDigest());
    if (body.planDigest() != null && body.planDigest().length() > LONGEST_DIGEST) {
      throw ProblemException.invalid("planDigest", "as the run shows it");
    }
    return body;
  }
}
