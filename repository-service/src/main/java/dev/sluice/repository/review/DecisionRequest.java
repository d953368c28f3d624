package dev.sluice.repository.review;

import dev.sluice.repository.rest.Comments;
import org.jspecify.annotations.Nullable;

/**
 * The body that decides about a run; all of it may be missing.
 *
 * @param planDigest the plan that was looked at
 */
record DecisionRequest(@Nullable String comment, @Nullable String planDigest) {
  static final DecisionRequest NONE = new DecisionRequest(null, null);

  /** What the body asks for, or nothing where there is none. */
  static DecisionRequest read(@Nullable DecisionRequest body) {
    if (body == null) {
      return NONE;
    }
    Comments.check(body.comment());
    Comments.checkReadable("planDigest", body.planDigest());
    return body;
  }
}
