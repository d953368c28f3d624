package dev.sluice.notification.mail;

import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.notification.delivery.UndeliverableException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Used if no mail server is configured; it logs this once. */
final class NoMailServer implements Mailer {
  private static final String MESSAGE = "No mail server is configured, so mails are not sent";
  private static final String REMEDY =
      "Set spring.mail.host (and spring.mail.port, username, password where needed) and"
          + " sluice.notification.mail.from on the notification service";

  private static final Logger log = LoggerFactory.getLogger(NoMailServer.class);

  private final AtomicBoolean reported = new AtomicBoolean();

  @Override
  public void send(MailDelivery delivery) {
    if (reported.compareAndSet(false, true)) {
      log.warn("{}. {}.", MESSAGE, REMEDY);
    }
    throw UndeliverableException.alreadyReported(MESSAGE, REMEDY);
  }

  /** The same for mails that are sent many at a time, of which each send says it once. */
  static UndeliverableException missing() {
    return new UndeliverableException(MESSAGE, REMEDY);
  }
}
