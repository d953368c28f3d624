package dev.sluice.contract.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on a held run, sent by a program that wants an answer.
 *
 * @param planDigest the plan that was looked at; null if the person named none
 * @param decisionDigest names what the person decided change by change, by rules that the server
 *     keeps; null if the whole plan is meant
 * @param rest what happens to the changes that no rule is about; null if the whole plan is meant
 * @param waived the limits that do not count for this one run, for people who look at it; null if
 *     none was waived
 */
public record Decision(
    Kind kind,
    String by,
    @Nullable String comment,
    @Nullable String planDigest,
    @Nullable String decisionDigest,
    @Nullable Rest rest,
    @Nullable List<Waiver> waived) {

  /**
   * A limit that somebody waived for one run.
   *
   * @param message by how much the run exceeds it
   * @param reason why it was waived
   */
  public record Waiver(String message, String reason) {
    /** As people read it everywhere. */
    public String words() {
      return message + ": " + reason;
    }
  }

  /** The two answers a review can have. */
  public enum Kind {
    RESUME,
    CANCEL
  }

  /** What happens to the changes that no rule is about. */
  public enum Rest {
    APPLY,
    HOLD,
    REJECT
  }

  /** A decision that waives nothing. */
  public Decision(
      Kind kind,
      String by,
      @Nullable String comment,
      @Nullable String planDigest,
      @Nullable String decisionDigest,
      @Nullable Rest rest) {
    this(kind, by, comment, planDigest, decisionDigest, rest, null);
  }

  /** A decision on the whole plan. */
  public Decision(Kind kind, String by, @Nullable String comment, @Nullable String planDigest) {
    this(kind, by, comment, planDigest, null, null);
  }
}
