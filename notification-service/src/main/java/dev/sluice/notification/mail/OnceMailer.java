package dev.sluice.notification.mail;

import dev.sluice.contract.activation.MailReport;

/** Sends mails that nobody may get twice: it says of each whether the mail server has it. */
public interface OnceMailer {

  /**
   * Gives one mail to the mail server, once.
   *
   * @return what the mail server did with it, without the address
   * @throws dev.sluice.notification.delivery.DelayedException where the mail server takes no mail
   *     at all now; it has nothing of this one
   * @throws dev.sluice.notification.delivery.UndeliverableException where there is none
   */
  MailReport send(Letter letter);
}
