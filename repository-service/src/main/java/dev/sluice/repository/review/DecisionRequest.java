package dev.sluice.repository.review;

import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The body that decides about a run; all of it may be missing.
 *
 * @param planDigest the plan that was looked at
 */
record DecisionRequest(@Nullable String comment, @Nullable String planDigest) {
  static final DecisionRequest NONE = new DecisionRequest(null, null);

  private static final int LONGEST_COMMENT = 2000;

  /** What the body asks for, or nothing where there is none. */
  static DecisionRequest read(@Nullable DecisionRequest body) {
    if (body == null) {
      return NONE;
    }
    if (body.comment() != null && body.comment().length() > LONGEST_COMMENT) {
      throw ProblemException.invalid("comment", "at most " + LONGEST_COMMENT + " characters");
    }
    refuseUnreadable("comment", body.comment());
    refuseUnreadable("planDigest", body.planDigest());
    return body;
  }

  private static void refuseUnreadable(String field, @Nullable String text) {
    if (text != null && !text.codePoints().allMatch(DecisionRequest::isReadable)) {
      throw ProblemException.invalid(
          field, "no control characters other than line breaks and tabs");
    }
  }

  private static boolean isReadable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || (!Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE);
  }
}
