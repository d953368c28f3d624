package dev.sluice.contract.notification;

import io.temporal.activity.ActivityInterface;

/** Sends one message to one receiver; a retry sends the same message with the same id. */
@ActivityInterface
public interface NotificationActivities {

  void sendMail(MailDelivery delivery);

  void callWebhook(WebhookDelivery delivery);
}
