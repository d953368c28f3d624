package dev.sluice.workflows.synchronize;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.DiscardWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Passes the files of an ended run to a workflow that outlives the run and deletes them. */
final class LaterDiscard {
  private LaterDiscard() {}

  /** Returns as soon as that workflow has begun. */
  static void start(String agent, DiscardRequest request) {
    DiscardWorkflow discard =
        Workflow.newChildWorkflowStub(
            DiscardWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId("discard/" + request.synchronizationId())
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .build());
    Promise<Void> discarded = Async.procedure(discard::discard, agent, request);
    try {
      Workflow.getWorkflowExecution(discard).get();
    } catch (ChildWorkflowFailure alreadyUnderWay) {
      // A run that was reset had started it before.
    }
    discarded.exceptionally(failure -> null);
  }
}
