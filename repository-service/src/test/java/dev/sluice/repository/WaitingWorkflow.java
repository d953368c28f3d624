package dev.sluice.repository;

import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationProgress;
import dev.sluice.contract.activation.ActivationSend;
import dev.sluice.contract.activation.ActivationWorkflow;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** A send's workflow that does nothing: the test works as the notification service. */
public final class WaitingWorkflow implements ActivationWorkflow {
  private final ActivationSend send;

  @WorkflowInit
  public WaitingWorkflow(ActivationSend send) {
    this.send = send;
  }

  @Override
  public ActivationCounts send(ActivationSend request) {
    Workflow.await(() -> false);
    return status().counts();
  }

  @Override
  public ActivationProgress status() {
    return new ActivationProgress(
        send.sendId(), send.application(), new ActivationCounts(send.toMail(), 0, 0, 0));
  }
}
