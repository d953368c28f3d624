package dev.sluice.workflows.synchronize;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.repository.RepositoryActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Timeouts and retries of each step. There is no limit on how long a step waits for its worker or
 * how often it is retried: if a server or agent is away, it delays a run but does not fail it. A
 * failure that retries cannot repair is returned as a typed failure. Temporal's web UI shows the
 * summaries beside the names of the steps.
 */
final class StepPolicies {
  /** Four missed heartbeats; workers report one every five seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final String DELETES = "the agent deletes the files of a run that was not applied";

  private static final RetryOptions UNTIL_IT_WORKS =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(500))
          .setBackoffCoefficient(2)
          // A server that is back is noticed within this time.
          .setMaximumInterval(Duration.ofSeconds(10))
          .setDoNotRetry(
              Stream.of(FailureType.values())
                  // The attempt that overtook may itself be dead: the latest attempt has to go on.
                  .filter(type -> type != FailureType.OVERTAKEN)
                  .map(Enum::name)
                  .toArray(String[]::new))
          .build();

  private static final ActivityOptions EXPORT =
      reporting("the agent reads the sources", Duration.ofHours(12));
  private static final ActivityOptions PREPARE =
      reporting("the agent cleanses and sorts the rows", Duration.ofHours(12));
  private static final ActivityOptions DELTA =
      reporting("the agent finds what changed since the last applied run", Duration.ofHours(12));
  private static final ActivityOptions COMPARE =
      reporting("the agent sends rows, the server plans changes", Duration.ofHours(12));
  private static final ActivityOptions PROMOTE =
      reporting("the agent keeps the files as the next snapshot", Duration.ofHours(1));
  private static final ActivityOptions APPLY =
      reporting("the server makes the planned changes", Duration.ofHours(12));

  /** A dry run waits for it, and is of use without it. */
  private static final ActivityOptions INSPECT =
      reporting("the server inspects the plan for its reviewer", Duration.ofHours(1)).toBuilder()
          .setScheduleToCloseTimeout(Duration.ofHours(1))
          .build();

  /** The run has ended already: an agent that is away must not keep its workflow open for long. */
  private static final ActivityOptions DISCARD =
      ActivityOptions.newBuilder()
          .setSummary(DELETES)
          .setScheduleToCloseTimeout(Duration.ofSeconds(10))
          .build();

  /** As long as the agent keeps the files of a run that nobody discards. */
  private static final ActivityOptions LATER_DISCARD =
      ActivityOptions.newBuilder()
          .setSummary(DELETES)
          .setStartToCloseTimeout(Duration.ofMinutes(1))
          .setScheduleToCloseTimeout(Duration.ofDays(30))
          .setRetryOptions(
              UNTIL_IT_WORKS.toBuilder().setMaximumInterval(Duration.ofMinutes(10)).build())
          .build();

  private static final ActivityOptions OPEN = brief("the server registers the run");
  private static final ActivityOptions TAKE_TURN =
      brief("the server says whether it is the run's turn");
  private static final ActivityOptions PLAN = brief("the server checks the plan");
  private static final ActivityOptions HOLD = brief("the server holds the run for review");
  private static final ActivityOptions RECORDED =
      brief("the server checks that the decision was made by a login");
  private static final ActivityOptions CLOSE = brief("the server closes the run");

  private StepPolicies() {}

  /** The steps near the managed system, on the queue of the agent with this name. */
  static AgentActivities agent(String name) {
    return Workflow.newActivityStub(
        AgentActivities.class,
        common(TaskQueues.agent(name)),
        Map.of(
            "Export", EXPORT,
            "Prepare", PREPARE,
            "Delta", DELTA,
            "Compare", COMPARE,
            "Promote", PROMOTE,
            "Discard", DISCARD));
  }

  /** The agent with this name, which may be away for long. */
  static AgentActivities patientAgent(String name) {
    return Workflow.newActivityStub(
        AgentActivities.class, common(TaskQueues.agent(name)), Map.of("Discard", LATER_DISCARD));
  }

  /** The steps beside the repository. */
  static RepositoryActivities repository() {
    return Workflow.newActivityStub(
        RepositoryActivities.class,
        common(TaskQueues.REPOSITORY),
        Map.of(
            "Open", OPEN,
            "TakeTurn", TAKE_TURN,
            "Plan", PLAN,
            "Hold", HOLD,
            "Inspect", INSPECT,
            "Recorded", RECORDED,
            "Apply", APPLY,
            "Close", CLOSE));
  }

  private static ActivityOptions common(String taskQueue) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setRetryOptions(UNTIL_IT_WORKS)
        // A cancelled run does not wait for the answer of an agent that may be dead.
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .build();
  }

  /** A step that works through rows, and reports while it does. */
  private static ActivityOptions reporting(String summary, Duration longest) {
    return ActivityOptions.newBuilder()
        .setSummary(summary)
        .setStartToCloseTimeout(longest)
        .setHeartbeatTimeout(SILENCE)
        .build();
  }

  /** A step of a few statements; it is over long before it would have to report. */
  private static ActivityOptions brief(String summary) {
    return ActivityOptions.newBuilder().setSummary(summary).setStartToCloseTimeout(SILENCE).build();
  }
}
