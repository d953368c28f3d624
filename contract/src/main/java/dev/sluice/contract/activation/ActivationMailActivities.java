package dev.sluice.contract.activation;

import io.temporal.activity.ActivityInterface;

/** The activities of a send in the notification service. */
@ActivityInterface
public interface ActivationMailActivities {

  /**
   * Sends the next mails, with the rate limit of the mail server. It gets each mail from the
   * server, which gives out no mail twice: a new attempt after a crash continues with the next
   * mail.
   */
  MailBatchResult sendActivationMails(MailBatch batch);
}
