package dev.sluice.workflows.upload;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.upload.UploadActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.stream.Stream;

/** Timeouts and retries of each step of an upload. */
final class UploadPolicies {
  /** Four missed heartbeats; agents report one every five seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          // A server that is back is noticed within this time.
          .setMaximumInterval(Duration.ofSeconds(10))
          .setDoNotRetry(Stream.of(FailureType.values()).map(Enum::name).toArray(String[]::new))
          .build();

  private UploadPolicies() {}

  /**
   * The agent with this name.
   *
   * @param patience how long it may be away; somebody waits for the file to be taken
   */
  static AgentActivities agent(String name, Duration patience) {
    return Workflow.newActivityStub(
        AgentActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.agent(name))
            .setScheduleToCloseTimeout(patience)
            .setHeartbeatTimeout(SILENCE)
            .setRetryOptions(UNTIL_IT_WORKS)
            // Whoever cancels does not wait for the answer of an agent that may be dead.
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .build());
  }

  /** The server, which delays the end of an upload while it is away. */
  static UploadActivities server() {
    return Workflow.newActivityStub(
        UploadActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.REPOSITORY)
            .setStartToCloseTimeout(SILENCE)
            .setRetryOptions(UNTIL_IT_WORKS)
            .build());
  }
}
