package dev.sluice.notification;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.SingleLine;
import dev.sluice.notification.delivery.UndeliverableException;
import dev.sluice.notification.mail.Mailer;
import dev.sluice.notification.webhook.WebhookCaller;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The activities that Temporal calls: it logs one line for a message that was delivered or never
 * will be, and one for the first and every tenth failed attempt, and gives failures a type.
 */
@ActivityImpl(taskQueues = TaskQueues.NOTIFICATION)
final class NotificationActivitiesImpl implements NotificationActivities {
  /** The type of a failure that is worth a retry. Retry options need not know it. */
  static final String DELAYED = "DELAYED";

  private static final int ATTEMPTS_PER_LINE = 10;
  private static final Logger log = LoggerFactory.getLogger(NotificationActivitiesImpl.class);

  private final Mailer mailer;
  private final WebhookCaller webhooks;
  private final IntSupplier attempt;

  /**
   * Makes the doorway.
   *
   * @param attempt which attempt at its delivery the present one is, from 1
   */
  NotificationActivitiesImpl(Mailer mailer, WebhookCaller webhooks, IntSupplier attempt) {
    this.mailer = mailer;
    this.webhooks = webhooks;
    this.attempt = attempt;
  }

  @Override
  public void sendMail(MailDelivery delivery) {
    String line =
        describe("mail", delivery.id(), delivery.notification(), Mask.address(delivery.address()));
    deliver(line, () -> mailer.send(delivery));
  }

  @Override
  public void callWebhook(WebhookDelivery delivery) {
    String line =
        describe(
            "webhook", delivery.id(), delivery.notification(), Mask.url(delivery.webhook().url()));
    deliver(line, () -> webhooks.call(delivery));
  }

  private void deliver(String line, Runnable delivery) {
    try {
      delivery.run();
      log.info("Delivered {}", line);
    } catch (DelayedException delayed) {
      int number = attempt.getAsInt();
      // A receiver that is gone is tried for days.
      log.atLevel(number == 1 || number % ATTEMPTS_PER_LINE == 0 ? Level.WARN : Level.DEBUG)
          .log("Delayed {}, attempt {}: {}", line, number, delayed.getMessage());
      throw failure(delayed);
    } catch (UndeliverableException undeliverable) {
      log.atLevel(undeliverable.reported() ? Level.DEBUG : Level.WARN)
          .log("Undeliverable {}: {}", line, undeliverable.getMessage());
      throw failure(undeliverable);
    }
  }

  // Benign failures are not logged a second time, with a stack trace, by Temporal's SDK.
  private static ApplicationFailure failure(DelayedException delayed) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(delayed.getMessage())
            .setType(DELAYED)
            .setCategory(ApplicationErrorCategory.BENIGN);
    if (delayed.retryAfter() != null) {
      failure.setNextRetryDelay(delayed.retryAfter());
    }
    return failure.build();
  }

  private static ApplicationFailure failure(UndeliverableException undeliverable) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(undeliverable.getMessage())
            .setType(FailureType.UNDELIVERABLE.name())
            .setNonRetryable(true)
            .setDetails(undeliverable.failure());
    if (undeliverable.reported()) {
      failure.setCategory(ApplicationErrorCategory.BENIGN);
    }
    return failure.build();
  }

  private static String describe(
      String kind, String id, Notification notification, String maskedReceiver) {
    return SingleLine.of(
        "%s %s to %s: synchronization %s of connector %s, %s"
            .formatted(
                kind,
                id,
                maskedReceiver,
                notification.synchronizationId(),
                notification.connector(),
                notification.event()));
  }
}
