package dev.sluice.workflows.testing;

import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.WebhookDelivery;
import java.util.function.Consumer;

/** Mail server and webhooks that do what the test says. */
public final class FakeReceivers implements NotificationActivities {
  private final Calls calls;

  public Consumer<MailDelivery> mailing = delivery -> {};
  public Consumer<WebhookDelivery> hooking = delivery -> {};

  FakeReceivers(Calls calls) {
    this.calls = calls;
  }

  @Override
  public void sendMail(MailDelivery delivery) {
    calls.add("sendMail", delivery);
    mailing.accept(delivery);
  }

  @Override
  public void callWebhook(WebhookDelivery delivery) {
    calls.add("callWebhook", delivery);
    hooking.accept(delivery);
  }
}
