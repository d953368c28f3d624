package dev.sluice.contract.notification;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Delivers one message about a run to all its receivers. It outlives the run: if a mail server is
 * down, only messages are delayed.
 */
@WorkflowInterface
public interface NotificationWorkflow {

  @WorkflowMethod
  void notify(Notification notification);
}
