package dev.sluice.workflows.nexus;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationService;
import dev.sluice.contract.run.SynchronizationWorkflow;
import io.nexusrpc.handler.OperationHandler;
import io.nexusrpc.handler.OperationImpl;
import io.nexusrpc.handler.ServiceImpl;
import io.temporal.client.WorkflowOptions;
import io.temporal.nexus.Nexus;
import io.temporal.nexus.WorkflowRunOperation;
import io.temporal.spring.boot.NexusServiceImpl;

/** Starts the workflow of a run for each operation; the operation ends with the run. */
@NexusServiceImpl(taskQueues = TaskQueues.WORKFLOWS)
@ServiceImpl(service = SynchronizationService.class)
public final class SynchronizationServiceImpl {

  /** The operation's own id names the workflow, so that a second delivery finds the first. */
  @OperationImpl
  public OperationHandler<SynchronizationRequest, SynchronizationOutcome> synchronize() {
    return WorkflowRunOperation.fromWorkflowMethod(
        (context, operation, request) ->
            Nexus.getOperationContext()
                    .getWorkflowClient()
                    .newWorkflowStub(
                        SynchronizationWorkflow.class,
                        WorkflowOptions.newBuilder()
                            .setTaskQueue(TaskQueues.WORKFLOWS)
                            .setWorkflowId(
                                WorkflowIds.synchronization(
                                    request.connector(), operation.getRequestId()))
                            .setStaticSummary(
                                request.connector() + " " + request.mode() + ", requested by Nexus")
                            .build())
                ::synchronize);
  }
}
