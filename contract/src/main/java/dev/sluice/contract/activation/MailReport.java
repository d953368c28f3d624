package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param reason why it was not sent, in words for people, without the address; null where it was
 */
public record MailReport(Outcome outcome, @Nullable String reason) {

  /** What the mail server did with a mail. */
  public enum Outcome {
    /** It took the mail. */
    SENT,
    /** It refused the mail for good. */
    REFUSED,
    /** It did not take this mail now; others it may. */
    DEFERRED,
    /** It was not there, or takes no mail at all now: nothing was sent. */
    NOT_SENT,
    /** Its answer was lost after it had the whole mail. */
    UNCERTAIN
  }
}
