package dev.sluice.notification;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.NotificationActivities;
import dev.sluice.contract.notification.WebhookDelivery;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** The least that calls both activities. */
@WorkflowInterface
public interface DeliveryWorkflow {
  String TASK_QUEUE = "delivery-test";

  @WorkflowMethod
  void deliver(MailDelivery mail, WebhookDelivery webhook);

  class Impl implements DeliveryWorkflow {
    private final NotificationActivities activities =
        Workflow.newActivityStub(
            NotificationActivities.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.NOTIFICATION)
                .setStartToCloseTimeout(Duration.ofMinutes(2))
                .setRetryOptions(
                    RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMinutes(5))
                        .setBackoffCoefficient(1)
                        .build())
                .build());

    @Override
    public void deliver(MailDelivery mail, WebhookDelivery webhook) {
      activities.sendMail(mail);
      activities.callWebhook(webhook);
    }
  }
}
