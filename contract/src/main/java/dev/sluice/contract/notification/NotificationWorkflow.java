package dev.sluice.contract.notification;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Delivers one message about a run to everybody who asked for it. It outlives the run: a mail
 * server that is down delays messages and nothing else.
 */
@WorkflowInterface
public interface NotificationWorkflow {

  @WorkflowMethod
  void notify(Notification notification);
}
