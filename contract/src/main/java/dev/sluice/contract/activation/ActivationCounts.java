package dev.sluice.contract.activation;

/**
 * How far a send is.
 *
 * @param toMail how many were to be mailed when it began
 * @param sent mails that the mail server took
 * @param failed mails that it refused for good
 * @param uncertain mails that it may have taken or not; nothing mails them again by itself
 */
public record ActivationCounts(long toMail, long sent, long failed, long uncertain) {

  /** Those that were left out since, or have not come up yet. */
  public long remaining() {
    return toMail - sent - failed - uncertain;
  }
}
