package dev.sluice.notification.mail;

import dev.sluice.contract.notification.MailDelivery;

/** Sends mails about runs. */
public interface Mailer {

  /**
   * Sends one mail to one address; a retry sends the same mail with the same {@code Message-ID}.
   *
   * @throws dev.sluice.notification.delivery.DelayedException if a later attempt may succeed
   * @throws dev.sluice.notification.delivery.UndeliverableException if none can
   */
  void send(MailDelivery delivery);
}
