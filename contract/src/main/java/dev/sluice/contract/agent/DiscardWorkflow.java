package dev.sluice.contract.agent;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Deletes the files of a run that was not applied, if its agent was away or too busy when the run
 * ended. The files are copies of whole tables of people, so the workflow tries for as long as the
 * agent would otherwise keep them.
 */
@WorkflowInterface
public interface DiscardWorkflow {

  /**
   * Returns when the files are gone.
   *
   * @param agent the name of the agent with the files
   */
  @WorkflowMethod
  void discard(String agent, DiscardRequest request);
}
