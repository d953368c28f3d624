package dev.sluice.contract.activation;

import io.temporal.activity.ActivityInterface;

/** What a send asks of the notification service. */
@ActivityInterface
public interface ActivationMailActivities {

  /**
   * Sends the next mails, at the pace that the mail server is given. It fetches each one from the
   * server, which lets go of no mail twice: an attempt that follows a dead one goes on with the
   * next mail.
   */
  MailBatchResult sendActivationMails(MailBatch batch);
}
