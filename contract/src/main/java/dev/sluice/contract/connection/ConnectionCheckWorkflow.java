package dev.sluice.contract.connection;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Lets a connector's agent check its files, outside of any run. It runs on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link dev.sluice.contract.WorkflowIds#check}.
 */
@WorkflowInterface
public interface ConnectionCheckWorkflow {

  /** Answers within half a minute; an agent that does not answer is one of the failures. */
  @WorkflowMethod
  ConnectionCheckResult check(ConnectionCheckRequest request);
}
