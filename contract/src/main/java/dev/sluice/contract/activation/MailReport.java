package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * The result of sending a mail.
 *
 * @param reason why it was not sent, for people, without the address; null if it was sent
 */
public record MailReport(Outcome outcome, @Nullable String reason) {

  /** What the mail server did with a mail. */
  public enum Outcome {
    /** It accepted the mail. */
    SENT,
    /** It refused the mail permanently. */
    REFUSED,
    /** It did not accept this mail now, but may accept others. */
    DEFERRED,
    /** It could not be reached, or accepts no mails now: nothing was sent. */
    NOT_SENT,
    /** Its answer was lost after it had received the whole mail. */
    UNCERTAIN
  }
}
