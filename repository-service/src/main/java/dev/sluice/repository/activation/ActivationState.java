package dev.sluice.repository.activation;

/** The state of a person's activation. */
public enum ActivationState {
  /** Recorded, and not mailed. */
  PENDING,
  /** The mail server has the mail now, or is about to. */
  SENDING,
  /** The mail server took the mail. */
  SENT,
  /** The mail server refused the mail for good. */
  FAILED,
  /** The mail server's answer was lost: it may have taken the mail. */
  UNCERTAIN,
  /** The person followed the link and confirmed. */
  ACTIVATED
}
