package dev.sluice.workflows.notify;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.notification.NotificationActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** How often, and for how long, the delivery to one receiver is tried. */
final class DeliveryPolicies {
  private static final ActivityOptions DELIVERY =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.NOTIFICATION)
          // Longer than a slow mail server takes to answer each command.
          .setStartToCloseTimeout(Duration.ofMinutes(2))
          // News of a run is of no use after the longest time for its review.
          .setScheduleToCloseTimeout(Duration.ofDays(7))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  // Nine attempts within an hour, then one an hour: who was away for a moment hears
                  // soon, and who is gone for good is not asked ten thousand times.
                  .setInitialInterval(Duration.ofSeconds(1))
                  .setBackoffCoefficient(3)
                  .setMaximumInterval(Duration.ofHours(1))
                  .setDoNotRetry(FailureType.UNDELIVERABLE.name())
                  .build())
          .build();

  private DeliveryPolicies() {}

  static NotificationActivities deliveries() {
    return Workflow.newActivityStub(NotificationActivities.class, DELIVERY);
  }
}
