package dev.sluice.contract.upload;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Lets a connector's agent fetch an uploaded file and put it in place. It runs on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link dev.sluice.contract.WorkflowIds#upload}
 * and can be cancelled.
 */
@WorkflowInterface
public interface UploadWorkflow {

  /** Ends when the agent has taken the file or refused it, or was away for too long. */
  @WorkflowMethod
  UploadOutcome take(UploadRequest request);
}
