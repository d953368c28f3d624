package dev.sluice.workflows.recount;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.recount.CounterTestActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Timeouts of each step of a counter-test. A person waits for its result, and the run does not, so
 * there are few retries.
 */
final class RecountPolicies {
  /** Four missed heartbeats; workers report one every five seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration LONGEST_COUNT = Duration.ofSeconds(60);

  /** A dead worker is noticed and its successor counts within that, if it counts at usual speed. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(100);

  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(10))
          .setDoNotRetry(Stream.of(FailureType.values()).map(Enum::name).toArray(String[]::new))
          .build();

  private RecountPolicies() {}

  /** The agent with this name. */
  static AgentActivities agent(String name) {
    return Workflow.newActivityStub(
        AgentActivities.class,
        counting("the agent reads the file differently, the server counts")
            .setTaskQueue(TaskQueues.agent(name))
            .build());
  }

  /** The server. */
  static CounterTestActivities server() {
    return Workflow.newActivityStub(
        CounterTestActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.REPOSITORY)
            .setStartToCloseTimeout(SILENCE)
            .setRetryOptions(UNTIL_IT_WORKS)
            .build(),
        Map.of(
            "ChooseTests",
            ActivityOptions.newBuilder()
                .setSummary("the server chooses the causes to test")
                .setScheduleToCloseTimeout(LONGEST_WAIT)
                .build(),
            "Tested",
            ActivityOptions.newBuilder()
                .setSummary("the server returns the latest findings")
                .setScheduleToCloseTimeout(LONGEST_WAIT)
                .build(),
            "CountPlan",
            counting("the server counts in its plan").build(),
            "EndTest",
            ActivityOptions.newBuilder()
                .setSummary("the server stores why there is no result")
                .setScheduleToCloseTimeout(Duration.ofHours(1))
                .build()));
  }

  private static ActivityOptions.Builder counting(String summary) {
    return ActivityOptions.newBuilder()
        .setSummary(summary)
        .setStartToCloseTimeout(LONGEST_COUNT)
        .setScheduleToCloseTimeout(LONGEST_WAIT)
        .setHeartbeatTimeout(SILENCE)
        .setRetryOptions(UNTIL_IT_WORKS)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL);
  }
}
