package dev.sluice.workflows.activation;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.activation.ActivationEndActivities;
import dev.sluice.contract.activation.ActivationMailActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.stream.Stream;

/** Timeouts and retries of each step of a send. */
final class ActivationPolicies {
  /** Four missed heartbeats; the notification service reports one every five seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(5))
          .setDoNotRetry(
              Stream.of(FailureType.values())
                  // The attempt that overtook may itself be dead: the latest attempt has to go on.
                  .filter(type -> type != FailureType.OVERTAKEN)
                  .map(Enum::name)
                  .toArray(String[]::new))
          .build();

  private static final ActivityOptions MAILS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.NOTIFICATION)
          // A hundred mails at one a minute.
          .setStartToCloseTimeout(Duration.ofHours(2))
          .setHeartbeatTimeout(SILENCE)
          // A mail server that is away for longer is a matter for a person.
          .setScheduleToCloseTimeout(Duration.ofDays(2))
          .setRetryOptions(UNTIL_IT_WORKS)
          // The mail that is under way is still counted.
          .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
          .build();

  private static final ActivityOptions END =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.REPOSITORY)
          .setStartToCloseTimeout(SILENCE)
          .setRetryOptions(UNTIL_IT_WORKS)
          .build();

  private ActivationPolicies() {}

  static ActivationMailActivities mails() {
    return Workflow.newActivityStub(ActivationMailActivities.class, MAILS);
  }

  /** The server, which delays the end of a send while it is away. */
  static ActivationEndActivities server() {
    return Workflow.newActivityStub(ActivationEndActivities.class, END);
  }
}
