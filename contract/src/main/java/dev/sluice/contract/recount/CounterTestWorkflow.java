package dev.sluice.contract.recount;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Runs counter-tests of a run, one after the other. The run starts it on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link
 * dev.sluice.contract.WorkflowIds#counterTest} and cancels it when the run is decided. It never
 * fails: the server stores why a test has no result.
 */
@WorkflowInterface
public interface CounterTestWorkflow {

  @WorkflowMethod
  CounterTested test(CounterTestRequest request);
}
