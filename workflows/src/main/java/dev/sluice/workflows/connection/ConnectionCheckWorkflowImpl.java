package dev.sluice.workflows.connection;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** Asks the agent once. If the agent does not answer, this is the result. */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class ConnectionCheckWorkflowImpl implements ConnectionCheckWorkflow {
  /** Less than the server waits for the whole check, so that it hears what happened to it. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofSeconds(15);

  @Override
  public ConnectionCheckResult check(ConnectionCheckRequest request) {
    String agent = request.connector().agent();
    try {
      return activities(agent).checkConnection(request);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      return new ConnectionCheckResult(List.of(unanswered(agent, failure)));
    }
  }

  private static AgentActivities activities(String agent) {
    return Workflow.newActivityStub(
        AgentActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.agent(agent))
            .setScheduleToCloseTimeout(ANSWER)
            .setStartToCloseTimeout(LOOK)
            // Somebody waits for the answer, and can ask again.
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build());
  }

  static Failure unanswered(String agent, ActivityFailure failure) {
    if (!(failure.getCause() instanceof TimeoutFailure timeout)) {
      return Failure.of(
          FailureType.INTERNAL,
          "The agent '" + agent + "' could not check the files.",
          "Look for the check in the agent's log, and run the same version of agent and server.");
    }
    if (timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE) {
      return Failure.of(
          FailureType.SOURCE_UNREADABLE,
          "The agent '"
              + agent
              + "' did not finish checking the files within "
              + LOOK.toSeconds()
              + " seconds.",
          "Check the disk with the files.");
    }
    return Failure.of(
        FailureType.INTERNAL,
        "The agent '" + agent + "' does not answer.",
        "Start an agent with this name, or correct 'agent' in the connector's definition. An agent"
            + " that is busy with several runs answers later.");
  }
}
