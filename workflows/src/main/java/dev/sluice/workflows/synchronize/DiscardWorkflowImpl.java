package dev.sluice.workflows.synchronize;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.DiscardWorkflow;
import io.temporal.spring.boot.WorkflowImpl;

/** Continues after the run until the agent has answered. */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class DiscardWorkflowImpl implements DiscardWorkflow {

  @Override
  public void discard(String agent, DiscardRequest request) {
    StepPolicies.patientAgent(agent).discard(request);
  }
}
