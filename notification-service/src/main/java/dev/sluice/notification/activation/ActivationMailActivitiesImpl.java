package dev.sluice.notification.activation;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.activation.ActivationMailActivities;
import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import dev.sluice.notification.activation.MailDoor.ClosedException;
import dev.sluice.notification.delivery.DelayedException;
import dev.sluice.notification.delivery.UndeliverableException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The activities that Temporal calls: it sends heartbeats, and gives each failure its type. */
@ActivityImpl(taskQueues = TaskQueues.NOTIFICATION)
final class ActivationMailActivitiesImpl implements ActivationMailActivities {
  /** Worth a retry. Retry options need not know it. */
  private static final String DELAYED = "DELAYED";

  private static final Logger log = LoggerFactory.getLogger(ActivationMailActivitiesImpl.class);

  private final MailBatches batches;

  ActivationMailActivitiesImpl(MailBatches batches) {
    this.batches = batches;
  }

  @Override
  public MailBatchResult sendActivationMails(MailBatch batch) {
    try (Heartbeat heartbeat = Heartbeat.ofThisActivity()) {
      return batches.send(batch, heartbeat::isWanted);
    } catch (DelayedException delayed) {
      log.warn("Activation mails of {} wait: {}", batch.application(), delayed.getMessage());
      throw failure(DELAYED, delayed);
    } catch (ClosedException overtaken) {
      throw failure(overtaken.type().name(), overtaken);
    } catch (UndeliverableException undeliverable) {
      log.warn(
          "Activation mails of {} cannot be sent: {}. {}.",
          batch.application(),
          undeliverable.getMessage(),
          undeliverable.failure().remedy());
      throw ApplicationFailure.newBuilder()
          .setMessage(undeliverable.getMessage())
          .setType(FailureType.UNDELIVERABLE.name())
          .setNonRetryable(true)
          .setDetails(undeliverable.failure())
          .setCategory(ApplicationErrorCategory.BENIGN)
          .build();
    }
  }

  // Benign failures are not logged a second time, with a stack trace, by Temporal's SDK.
  private static ApplicationFailure failure(String type, RuntimeException thrown) {
    return ApplicationFailure.newBuilder()
        .setMessage(thrown.getMessage())
        .setType(type)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }
}
