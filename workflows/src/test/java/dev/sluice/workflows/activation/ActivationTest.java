package dev.sluice.workflows.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Duration;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.activation.ActivationCounts;
import dev.sluice.contract.activation.ActivationProgress;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.ActivationSendEnd.Outcome;
import dev.sluice.contract.activation.MailBatch;
import dev.sluice.contract.activation.MailBatchResult;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivationTest {
  private static final String ID = WorkflowIds.activation("portal", TestRuns.ID);

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void sendsSomeAtATimeUntilNobodyIsLeft() {
    WorkflowStub send = runs.startSend();

    assertThat(counts(send)).isEqualTo(new ActivationCounts(150, 150, 0, 0));
    assertThat(runs.calls.steps())
        .containsExactly("sendActivationMails", "sendActivationMails", "endActivationSend");
    assertThat(runs.calls.only(ActivationSendEnd.class))
        .isEqualTo(new ActivationSendEnd(TestRuns.ID, Outcome.COMPLETED, null));
    assertThat(send.query("status", ActivationProgress.class))
        .isEqualTo(
            new ActivationProgress(TestRuns.ID, "portal", new ActivationCounts(150, 150, 0, 0)));
    assertThat(details(send)).contains("portal", "| 150 | 150 | 0 | 0 | 0 |");
    runs.goldenOf(ID, "activation");
  }

  @Test
  void waitsWhereTheMailServerAskedToComeLater() {
    AtomicInteger batches = new AtomicInteger();
    runs.mails.sending =
        () ->
            batches.getAndIncrement() == 0
                ? new MailBatchResult(new ActivationCounts(150, 149, 0, 0), false, 3600)
                : new MailBatchResult(new ActivationCounts(150, 149, 1, 0), true, 0);

    counts(runs.startSend());

    assertThat(batches).hasValue(2);
    assertThat(runs.client().fetchHistory(ID).getEvents())
        .filteredOn(HistoryEvent::hasTimerStartedEventAttributes)
        .extracting(timer -> timer.getTimerStartedEventAttributes().getStartToFireTimeout())
        .extracting(Duration::getSeconds)
        .containsExactly(3600L);
    runs.goldenOf(ID, "activation-deferred");
  }

  @Test
  void aServiceThatFailsIsAskedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    runs.mails.sending =
        () -> {
          if (attempts.incrementAndGet() < 3) {
            throw ApplicationFailure.newFailure("the mail server is away", "DELAYED");
          }
          return runs.mails.sendSome();
        };

    assertThat(counts(runs.startSend()).sent()).isEqualTo(150);
    runs.goldenOf(ID, "activation-retried");
  }

  @Test
  void whatNoRetryMendsEndsTheSend() {
    Failure told = Failure.of(FailureType.UNDELIVERABLE, "No mail server is configured", "Set one");
    runs.mails.sending =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure(told.message(), told.type().name(), told);
        };

    assertThatThrownBy(() -> counts(runs.startSend()))
        .hasRootCauseMessage(
            "message='No mail server is configured', type='UNDELIVERABLE', nonRetryable=true");
    assertThat(runs.calls.only(ActivationSendEnd.class))
        .isEqualTo(
            new ActivationSendEnd(
                TestRuns.ID, Outcome.FAILED, "No mail server is configured. Set one."));
    runs.goldenOf(ID, "activation-failed");
  }

  @Test
  void isCancelledWhileMailsAreSent() {
    Gate gate = new Gate();
    runs.mails.sending =
        () -> {
          gate.pass();
          return runs.mails.sendSome();
        };
    WorkflowStub send = runs.startSend();
    gate.awaitReached();

    send.cancel();
    while (!asksForCancellation()) {
      Thread.onSpinWait();
    }
    gate.open();

    assertThatThrownBy(() -> counts(send)).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(runs.calls.requests(MailBatch.class)).hasSize(1);
    assertThat(runs.calls.only(ActivationSendEnd.class).outcome()).isEqualTo(Outcome.CANCELLED);
    runs.goldenOf(ID, "activation-cancelled");
  }

  @Test
  void goesOnInANewHistoryBeforeOneIsLong() {
    runs.mails.toMail = 6000;

    WorkflowStub send = runs.startSend();

    assertThat(counts(send).sent()).isEqualTo(6000);
    assertThat(runs.calls.requests(MailBatch.class)).hasSize(60);
    assertThat(runs.calls.requests(ActivationSendEnd.class)).hasSize(1);
    runs.goldenOf(ID, "activation-continued");
  }

  /** Temporal's service in memory loses its way where the activity ends at the same moment. */
  private boolean asksForCancellation() {
    return runs.client().fetchHistory(ID).getEvents().stream()
        .anyMatch(HistoryEvent::hasActivityTaskCancelRequestedEventAttributes);
  }

  private static ActivationCounts counts(WorkflowStub send) {
    return send.getResult(ActivationCounts.class);
  }

  private static String details(WorkflowStub send) {
    return send.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails();
  }
}
