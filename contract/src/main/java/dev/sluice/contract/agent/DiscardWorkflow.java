package dev.sluice.contract.agent;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Deletes the files of a run that was not applied when its agent was away, or too busy, as the run
 * ended. They are copies of whole tables of people, so it tries for as long as the agent would keep
 * them otherwise.
 */
@WorkflowInterface
public interface DiscardWorkflow {

  /**
   * Returns when the files are gone.
   *
   * @param agent the name of the agent that has them
   */
  @WorkflowMethod
  void discard(String agent, DiscardRequest request);
}
