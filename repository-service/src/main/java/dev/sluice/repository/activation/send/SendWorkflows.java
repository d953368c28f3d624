package dev.sluice.repository.activation.send;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.activation.ActivationSend;
import dev.sluice.contract.activation.ActivationWorkflow;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.jooq.tables.records.ActivationSendRecord;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls the workflows of sends. */
@Component
class SendWorkflows {
  private static final Logger LOG = LoggerFactory.getLogger(SendWorkflows.class);
  private static final Set<WorkflowExecutionStatus> UNDER_WAY =
      EnumSet.of(
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_PAUSED);

  private final WorkflowClient client;
  private final TemporalCalls temporal;

  SendWorkflows(WorkflowClient client, TemporalCalls temporal) {
    this.client = client;
    this.temporal = temporal;
  }

  /**
   * Starts the workflow of a send, unless that was done before.
   *
   * @throws TemporalUnavailableException if nobody answered in time
   */
  void start(ActivationSendRecord send) {
    ActivationWorkflow workflow =
        client.newWorkflowStub(
            ActivationWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id(send))
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary("activation mails of " + send.getApplication())
                .build());
    ActivationSend request =
        new ActivationSend(send.getId().toString(), send.getApplication(), send.getToMail());
    temporal.ask(
        () -> {
          try {
            return WorkflowClient.start(workflow::send, request);
          } catch (WorkflowExecutionAlreadyStarted e) {
            return e.getExecution();
          }
        });
  }

  /** Cancels the workflow of a send that has been cancelled; one that has ended is left alone. */
  void cancel(ActivationSendRecord send) {
    try {
      temporal.ask(
          () -> {
            stub(send).cancel();
            return true;
          });
    } catch (WorkflowNotFoundException | TemporalUnavailableException e) {
      // The notification service asks the server before each mail, and hears it then.
      LOG.info("The workflow of send {} could not be told that it is cancelled", send.getId());
    }
  }

  /**
   * Whether the workflow is there and has not closed.
   *
   * @throws TemporalUnavailableException if nobody answered in time
   */
  boolean isUnderWay(ActivationSendRecord send) {
    try {
      return UNDER_WAY.contains(temporal.ask(() -> stub(send).describe()).getStatus());
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  private WorkflowStub stub(ActivationSendRecord send) {
    return client.newUntypedWorkflowStub(
        WorkflowTargetOptions.newBuilder().setWorkflowId(id(send)).build());
  }

  private static String id(ActivationSendRecord send) {
    return WorkflowIds.activation(send.getApplication(), send.getId().toString());
  }
}
