package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision on a held run, sent by a program that wants an answer.
 *
 * @param planDigest the plan that was looked at; null where the person named none
 * @param decisionDigest names what the person decided change by change, by rules that the server
 *     keeps; null where the whole plan is meant
 * @param rest what becomes of the changes that no rule is about; null where the whole plan is meant
 */
public record Decision(
    Kind kind,
    String by,
    @Nullable String comment,
    @Nullable String planDigest,
    @Nullable String decisionDigest,
    @Nullable Rest rest) {

  /** The two answers a review can have. */
  public enum Kind {
    RESUME,
    CANCEL
  }

  /** What becomes of the changes that no rule is about. */
  public enum Rest {
    APPLY,
    HOLD,
    REJECT
  }

  /** A decision on the whole plan. */
  public Decision(Kind kind, String by, @Nullable String comment, @Nullable String planDigest) {
    this(kind, by, comment, planDigest, null, null);
  }
}
