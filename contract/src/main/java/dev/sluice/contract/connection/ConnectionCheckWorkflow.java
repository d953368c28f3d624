package dev.sluice.contract.connection;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Has a connector's agent look at its files, outside of any run. It runs on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link dev.sluice.contract.WorkflowIds#check}.
 */
@WorkflowInterface
public interface ConnectionCheckWorkflow {

  /** Answers within half a minute; an agent that does not is a failure among the others. */
  @WorkflowMethod
  ConnectionCheckResult check(ConnectionCheckRequest request);
}
