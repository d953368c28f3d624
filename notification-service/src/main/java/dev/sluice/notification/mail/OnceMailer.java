package dev.sluice.notification.mail;

import dev.sluice.contract.activation.MailReport;

/**
 * Sends mails that nobody may get twice: for each mail it says whether the mail server accepted it.
 */
public interface OnceMailer {

  /**
   * Gives one mail to the mail server, once.
   *
   * @return what the mail server did with it, without the address
   * @throws dev.sluice.notification.delivery.DelayedException if the mail server takes no mail at
   *     all now; it has nothing of this one
   * @throws dev.sluice.notification.delivery.UndeliverableException if there is none
   */
  MailReport send(Letter letter);
}
