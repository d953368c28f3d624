package dev.sluice.workflows.activation;

import dev.sluice.contract.Failure;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationMailActivities;
import dev.sluice.contract.activation.ActivationProgress;
import dev.sluice.contract.activation.ActivationSend;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.ActivationSendEnd.Outcome;
import dev.sluice.contract.activation.ActivationWorkflow;
import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import dev.sluice.workflows.failure.ToldFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets the notification service send mails in batches, and reports the end of the send to the
 * server.
 */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class ActivationWorkflowImpl implements ActivationWorkflow {
  private static final int MAILS_PER_BATCH = 100;

  /** Then a new history begins; each batch is some six events. */
  private static final int BATCHES_PER_HISTORY = 50;

  private static final String UNTOLD =
      "The notification service could not send the mails; see its log";

  private final ActivationMailActivities mails = ActivationPolicies.mails();
  private final ActivationSend send;
  private ActivationCounts counts;

  @WorkflowInit
  public ActivationWorkflowImpl(ActivationSend send) {
    this.send = send;
    counts = new ActivationCounts(send.toMail(), 0, 0, 0);
  }

  @Override
  public ActivationCounts send(ActivationSend request) {
    try {
      if (!mailAll()) {
        Workflow.newContinueAsNewStub(ActivationWorkflow.class).send(send);
      }
    } catch (CanceledFailure cancelled) {
      end(Outcome.CANCELLED, null);
      throw cancelled;
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(Outcome.CANCELLED, null);
      } else {
        end(Outcome.FAILED, reason(failure));
      }
      throw failure;
    }
    return end(Outcome.COMPLETED, null);
  }

  @Override
  public ActivationProgress status() {
    return new ActivationProgress(send.sendId(), send.application(), counts);
  }

  /** Whether all were mailed before the history became long. */
  private boolean mailAll() {
    show();
    for (int batch = 0; batch < BATCHES_PER_HISTORY; batch++) {
      MailBatchResult result =
          mails.sendActivationMails(
              new MailBatch(send.sendId(), send.application(), MAILS_PER_BATCH));
      counts = result.counts();
      show();
      if (result.done()) {
        return true;
      }
      if (result.waitSeconds() > 0) {
        Workflow.sleep(Duration.ofSeconds(result.waitSeconds()));
      }
    }
    return false;
  }

  /** Also if the workflow is cancelled: the application's next send must not wait forever. */
  private ActivationCounts end(Outcome outcome, @Nullable String reason) {
    Workflow.newDetachedCancellationScope(
            () ->
                counts =
                    ActivationPolicies.server()
                        .endActivationSend(new ActivationSendEnd(send.sendId(), outcome, reason)))
        .run();
    show();
    return counts;
  }

  private static String reason(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? ToldFailure.of(cause).map(ActivationWorkflowImpl::words).orElse(UNTOLD)
        : "The notification service did not send the mails in time";
  }

  private static String words(Failure told) {
    return told.remedy() == null
        ? told.message() + "."
        : told.message() + ". " + told.remedy() + ".";
  }

  private void show() {
    Workflow.setCurrentDetails(
        """
        **Activation mails** · %s

        | to mail | sent | failed | uncertain | left |
        |--:|--:|--:|--:|--:|
        | %s | %s | %s | %s | %s |

        *Request Cancellation* ends the send before its next mail.
        """
            .formatted(
                send.application(),
                counts.toMail(),
                counts.sent(),
                counts.failed(),
                counts.uncertain(),
                counts.remaining()));
  }
}
