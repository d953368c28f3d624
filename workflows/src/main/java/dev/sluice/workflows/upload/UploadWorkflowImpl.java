package dev.sluice.workflows.upload;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.contract.upload.UploadWorkflow;
import dev.sluice.workflows.failure.ToldFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/** Asks the agent, and reports the end of the upload to the server if the agent cannot. */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class UploadWorkflowImpl implements UploadWorkflow {

  @Override
  public UploadOutcome take(UploadRequest request) {
    try {
      return UploadPolicies.agent(request.connector().agent(), request.patience())
          .takeUpload(request);
    } catch (ActivityFailure failure) {
      return ended(
          new UploadEnd(
              request.uploadId(), request.asked(), status(failure), reason(request, failure)));
    }
  }

  /** Also if the workflow is cancelled: the upload must not wait forever. */
  private static UploadOutcome ended(UploadEnd end) {
    Workflow.newDetachedCancellationScope(() -> UploadPolicies.server().endUpload(end)).run();
    return new UploadOutcome(end.status());
  }

  private static UploadStatus status(ActivityFailure failure) {
    if (failure.getCause() instanceof CanceledFailure) {
      return UploadStatus.CANCELLED;
    }
    return failure.getCause() instanceof TimeoutFailure
        ? UploadStatus.EXPIRED
        : UploadStatus.FAILED;
  }

  private static Failure reason(UploadRequest request, ActivityFailure failure) {
    String agent = "The agent '" + request.connector().agent() + "'";
    return switch (status(failure)) {
      case CANCELLED ->
          Failure.of(FailureType.OVERTAKEN, "The upload was cancelled.", "Upload the file again.");
      case EXPIRED ->
          Failure.of(
              FailureType.INTERNAL,
              agent + " did not fetch the file within " + words(request.patience()) + ".",
              "Start an agent with this name, and upload the file again.");
      default ->
          told(failure)
              .orElseGet(
                  () ->
                      Failure.of(
                          FailureType.INTERNAL,
                          agent + " could not put the file in place.",
                          "Look for the upload in the agent's log, and run the same version of"
                              + " agent and server."));
    };
  }

  private static String words(Duration patience) {
    if (patience.toMinutes() < 2) {
      return patience.toSeconds() + " seconds";
    }
    return patience.toHours() < 2
        ? patience.toMinutes() + " minutes"
        : patience.toHours() + " hours";
  }

  private static Optional<Failure> told(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? ToldFailure.of(cause)
        : Optional.empty();
  }
}
