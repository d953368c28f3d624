package dev.sluice.workflows.notify;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.NotificationWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import org.slf4j.Logger;

/** Starts the delivery of a message from within a run. */
public final class Announcement {
  private static final Logger LOG = Workflow.getLogger(Announcement.class);

  private Announcement() {}

  /** Returns as soon as the delivery has begun; it goes on whatever becomes of the run. */
  public static void start(Notification notification) {
    if (notification.mail().isEmpty() && notification.webhooks().isEmpty()) {
      return;
    }
    // Detached, since the wait for a start that a cancellation withdrew would never end.
    Workflow.newDetachedCancellationScope(() -> begin(notification)).run();
  }

  private static void begin(Notification notification) {
    NotificationWorkflow delivery =
        Workflow.newChildWorkflowStub(NotificationWorkflow.class, options(notification));
    Promise<Void> delivered = Async.procedure(delivery::notify, notification);
    try {
      Workflow.getWorkflowExecution(delivery).get();
    } catch (ChildWorkflowFailure alreadyUnderWay) {
      LOG.warn("The message {} was already being delivered", notification.id());
    }
    // Its failure is its own: it shows in Temporal, and this run does not wait for it.
    delivered.exceptionally(undelivered -> null);
  }

  private static ChildWorkflowOptions options(Notification notification) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(notification.id())
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
        .setStaticSummary(
            notification.event().name().toLowerCase(Locale.ROOT)
                + " of "
                + notification.connector())
        .build();
  }
}
