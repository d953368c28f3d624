package dev.sluice.workflows.notify;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.NotificationWorkflow;
import dev.sluice.contract.notification.WebhookDelivery;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** Delivers a message to all receivers at the same time; each one is retried separately. */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class NotificationWorkflowImpl implements NotificationWorkflow {
  private final NotificationActivities deliveries = DeliveryPolicies.deliveries();

  @Override
  public void notify(Notification notification) {
    List<Promise<Boolean>> outcomes = new ArrayList<>();
    for (String address : notification.mail()) {
      String id = notification.id() + "/mail/" + outcomes.size();
      MailDelivery delivery = new MailDelivery(id, address, notification);
      outcomes.add(outcome(Async.procedure(deliveries::sendMail, delivery)));
    }
    for (Webhook webhook : notification.webhooks()) {
      String id = notification.id() + "/webhook/" + outcomes.size();
      WebhookDelivery delivery = new WebhookDelivery(id, webhook, notification);
      outcomes.add(outcome(Async.procedure(deliveries::callWebhook, delivery)));
    }
    long undelivered = outcomes.stream().map(Promise::get).filter(delivered -> !delivered).count();
    if (undelivered > 0) {
      throw ApplicationFailure.newNonRetryableFailure(
          undelivered + " of " + outcomes.size() + " receivers could not be reached",
          FailureType.UNDELIVERABLE.name());
    }
  }

  private static Promise<Boolean> outcome(Promise<Void> delivery) {
    return delivery.handle((nothing, failure) -> failure == null);
  }
}
