package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision on a held run, sent by a program that wants an answer.
 *
 * @param planDigest the plan that was looked at; null where the person named none
 */
public record Decision(
    Kind kind, String by, @Nullable String comment, @Nullable String planDigest) {

  /** The two answers a review can have. */
  public enum Kind {
    RESUME,
    CANCEL
  }
}
