package dev.sluice.contract.activation;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Sends activation mails until none is left. It runs on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link
 * dev.sluice.contract.WorkflowIds#activation}; a cancellation ends it before the next mail. Only
 * the server starts it, since the server counts the mails and checks the limit first.
 */
@WorkflowInterface
public interface ActivationWorkflow {

  /** Ends when everybody has a mail, with the results. */
  @WorkflowMethod
  ActivationCounts send(ActivationSend send);

  @QueryMethod
  ActivationProgress status();
}
