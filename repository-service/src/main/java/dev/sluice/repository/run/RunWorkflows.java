package dev.sluice.repository.run;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.run.TurnGrant;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.TemporalUnavailableException;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.serviceclient.StatusUtils;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks to the workflows that drive runs. Every call throws {@link TemporalUnavailableException}
 * when it had no answer in time, and {@link WorkflowNotFoundException} when the workflow has closed
 * or was never there.
 */
@Component
public class RunWorkflows {
  private static final Set<WorkflowExecutionStatus> UNDER_WAY =
      EnumSet.of(
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
          WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_PAUSED);

  private static final Set<Status.Code> NO_ANSWER =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED);

  private final WorkflowClient client;
  private final Duration timeout;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "temporal-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  RunWorkflows(WorkflowClient client, RepositoryProperties properties) {
    this.client = client;
    this.timeout = properties.temporalTimeout();
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
    return ask(
        () -> {
          try {
            return WorkflowClient.start(workflow::synchronize, request).getRunId();
          } catch (WorkflowExecutionAlreadyStarted e) {
            return e.getExecution().getRunId();
          }
        });
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
   * under the same id again: the latest one of the id counts only where it began as the known one.
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

  /**
   * Sends a decision and waits for the answer.
   *
   * @throws io.temporal.client.WorkflowUpdateException where the workflow refuses it
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
      return ask(() -> what.apply(workflow(run, run.workflowRunId())));
    } catch (WorkflowNotFoundException closed) {
      String present = afterReset(run).orElseThrow(() -> closed);
      return ask(() -> what.apply(workflow(run, present)));
    }
  }

  private WorkflowExecutionDescription describe(
      Synchronization run, @Nullable String workflowRunId) {
    return ask(() -> WorkflowStub.fromTyped(workflow(run, workflowRunId)).describe());
  }

  /** The latest of the workflow's id where no run id is known. */
  private SynchronizationWorkflow workflow(Synchronization run, @Nullable String workflowRunId) {
    WorkflowTargetOptions.Builder target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(run.workflowId());
    if (workflowRunId != null) {
      target.setRunId(workflowRunId);
    }
    return client.newWorkflowStub(SynchronizationWorkflow.class, target.build());
  }

  /** What the workflow's run was before any reset: it stands in the first event of its history. */
  private String originalRunId(String workflowId, String workflowRunId) {
    GetWorkflowExecutionHistoryRequest firstEvent =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(
                WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(workflowRunId))
            .setMaximumPageSize(1)
            .build();
    return ask(() ->
            client.getWorkflowServiceStubs().blockingStub().getWorkflowExecutionHistory(firstEvent))
        .getHistory()
        .getEvents(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getOriginalExecutionRunId();
  }

  private <T> T ask(Supplier<T> call) {
    // Without a deadline the client keeps trying for a minute, which is too long for a person.
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS, deadlines);
    Context before = context.attach();
    try {
      return call.get();
    } catch (WorkflowNotFoundException e) {
      throw e.getCause() instanceof StatusRuntimeException cause ? understood(cause, e) : e;
    } catch (StatusRuntimeException e) {
      throw understood(e, e);
    } catch (WorkflowServiceException e) {
      throw e.getCause() instanceof StatusRuntimeException cause ? understood(cause, e) : e;
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }

  private static RuntimeException understood(StatusRuntimeException status, RuntimeException e) {
    // A namespace that is not there says nothing about the workflows that belong in it.
    return NO_ANSWER.contains(status.getStatus().getCode())
            || StatusUtils.hasFailure(status, NamespaceNotFoundFailure.class)
        ? new TemporalUnavailableException(e)
        : e;
  }

  @PreDestroy
  void stop() {
    deadlines.shutdownNow();
  }
}
