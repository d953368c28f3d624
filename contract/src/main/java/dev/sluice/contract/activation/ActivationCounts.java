package dev.sluice.contract.activation;

/**
 * The progress of a send.
 *
 * @param toMail how many people should get a mail when it began
 * @param sent mails that the mail server accepted
 * @param failed mails that it refused permanently
 * @param uncertain mails that it may or may not have accepted; they are not sent again
 *     automatically
 */
public record ActivationCounts(long toMail, long sent, long failed, long uncertain) {

  /** People who were left out since, or whose turn has not come. */
  public long remaining() {
    return toMail - sent - failed - uncertain;
  }
}
