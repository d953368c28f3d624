package dev.sluice.repository.run;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.run.TurnGrant;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TemporalUnavailableException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls the workflows of runs. Every call throws {@link TemporalUnavailableException} if there is
 * no answer in time, and {@link WorkflowNotFoundException} if the workflow has closed or never
 * existed.
 */
@Component
public class RunWorkflows {
  private static final Set<WorkflowExecutionStatus> UNDER_WAY =
      EnumSet.of(
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_PAUSED);

  private final WorkflowClient client;
  private final TemporalCalls temporal;

  RunWorkflows(WorkflowClient client, TemporalCalls temporal) {
    this.client = client;
    this.temporal = temporal;
  }

  /**
   * Starts the run's workflow and gives the id of the workflow's run; a workflow that has been
   * started before is found by its id.
   */
  public String start(Synchronization run) {
    SynchronizationWorkflow workflow =
        client.newWorkflowStub(
            SynchronizationWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(run.workflowId())
                .setStaticSummary(summary(run))
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build());
    SynchronizationRequest request =
        new SynchronizationRequest(
            run.connector(),
            run.mode().label(),
            run.force(),
            run.dryRun(),
            run.steps(),
            run.requestedBy(),
            run.id().toString());
    // The workflow says in its log what this thread does.
    return LoggedRun.during(
        run.id().toString(), run.connector(), () -> temporal.ask(() -> started(workflow, request)));
  }

  private static String started(SynchronizationWorkflow workflow, SynchronizationRequest request) {
    try {
      return WorkflowClient.start(workflow::synchronize, request).getRunId();
    } catch (WorkflowExecutionAlreadyStarted e) {
      return e.getExecution().getRunId();
    }
  }

  /** What Temporal's list of workflows shows of the run. */
  private static String summary(Synchronization run) {
    return run.connector()
        + " "
        + run.mode().label()
        + (run.dryRun() ? ", dry run" : "")
        + (run.force() ? ", with force" : "")
        + ", requested by "
        + run.requestedBy();
  }

  /**
   * Whether the run's workflow is there and has not closed. A workflow that was reset goes on under
   * the same id with another run of the workflow, while the one that is known here has closed.
   */
  public boolean isUnderWay(Synchronization run) {
    return isUnderWay(run, run.workflowRunId()) || afterReset(run).isPresent();
  }

  private boolean isUnderWay(Synchronization run, @Nullable String workflowRunId) {
    try {
      return UNDER_WAY.contains(describe(run, workflowRunId).getStatus());
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }

  /**
   * The workflow's run that goes on with this run after a reset. Anything may start a workflow
   * under the same id again: the latest one of the id counts only if it began as the known one.
   */
  private Optional<String> afterReset(Synchronization run) {
    try {
      WorkflowExecutionDescription latest = describe(run, null);
      String latestRunId = latest.getExecution().getRunId();
      return UNDER_WAY.contains(latest.getStatus())
              && !latestRunId.equals(run.workflowRunId())
              && originalRunId(run.workflowId(), latestRunId).equals(run.workflowOriginalRunId())
          ? Optional.of(latestRunId)
          : Optional.empty();
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  public void tellGranted(Synchronization run) {
    tell(run, workflow -> workflow.turnGranted(new TurnGrant(run.refresh())));
  }

  public void tellSuperseded(Synchronization run, UUID by) {
    tell(run, workflow -> workflow.superseded(by.toString()));
  }

  public void cancel(Synchronization run, ReviewNote note) {
    tell(run, workflow -> workflow.cancel(note));
  }

  /** Asks for a counter-test of a held run. */
  public void askForTest(Synchronization run, ChosenTest test) {
    tell(run, workflow -> workflow.counterTest(test));
  }

  /**
   * Sends a decision and waits for the answer.
   *
   * @throws io.temporal.client.WorkflowUpdateException if the workflow refuses it
   */
  public DecisionAnswer decide(Synchronization run, Decision decision) {
    return speak(run, workflow -> workflow.decide(decision));
  }

  private void tell(Synchronization run, Consumer<SynchronizationWorkflow> what) {
    speak(
        run,
        workflow -> {
          what.accept(workflow);
          return true;
        });
  }

  private <T> T speak(Synchronization run, Function<SynchronizationWorkflow, T> what) {
    try {
      return temporal.ask(() -> what.apply(workflow(run, run.workflowRunId())));
    } catch (WorkflowNotFoundException closed) {
      String present = afterReset(run).orElseThrow(() -> closed);
      return temporal.ask(() -> what.apply(workflow(run, present)));
    }
  }

  private WorkflowExecutionDescription describe(
      Synchronization run, @Nullable String workflowRunId) {
    return temporal.ask(() -> WorkflowStub.fromTyped(workflow(run, workflowRunId)).describe());
  }

  /** The latest of the workflow's id if no run id is known. */
  private SynchronizationWorkflow workflow(Synchronization run, @Nullable String workflowRunId) {
    WorkflowTargetOptions.Builder target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(run.workflowId());
    if (workflowRunId != null) {
      target.setRunId(workflowRunId);
    }
    return client.newWorkflowStub(SynchronizationWorkflow.class, target.build());
  }

  /** What the workflow's run was before any reset: it is in the first event of its history. */
  private String originalRunId(String workflowId, String workflowRunId) {
    GetWorkflowExecutionHistoryRequest firstEvent =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(
                WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(workflowRunId))
            .setMaximumPageSize(1)
            .build();
    WorkflowServiceBlockingStub service = client.getWorkflowServiceStubs().blockingStub();
    return temporal
        .ask(() -> service.getWorkflowExecutionHistory(firstEvent))
        .getHistory()
        .getEvents(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getOriginalExecutionRunId();
  }
}
