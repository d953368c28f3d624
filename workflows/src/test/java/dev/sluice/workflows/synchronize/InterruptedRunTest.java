package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Kind;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InterruptedRunTest {
  private static final Decision BY_TEMPORAL = new Decision(Kind.CANCEL, "temporal", null, null);

  @RegisterExtension final TestRuns runs = new TestRuns();

  private final Gate gate = new Gate();

  @Test
  void cancelsARunThatIsBeingOpened() {
    runs.repository.opening = gate::pass;
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.cancel("wrong connector");
    gate.open();

    assertCancelled(endOf(run), BY_TEMPORAL);
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "close", "discard");
    runs.golden("temporal-cancel-in-open");
  }

  @Test
  void cancelsARunByASignalBeforeItsFirstStep() {
    runs.repository.opening = gate::pass;
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.signal("cancel", new ReviewNote("not today", "bob", null));
    gate.open();

    assertCancelled(
        runs.outcome(run).status(), new Decision(Kind.CANCEL, "bob", "not today", null));
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "close", "discard");
    runs.golden("cancel-in-open");
  }

  @Test
  void cancelsACompareWithoutWaitingForIt() {
    comparingAtTheGate();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.cancel();

    Status end = endOf(run);

    gate.open();
    assertCancelled(end, BY_TEMPORAL);
    assertThat(runs.calls.stepsOfRun()).endsWith("compare", "close", "discard");
    runs.golden("temporal-cancel-in-compare");
  }

  @Test
  void cancelsACompareByASignal() {
    comparingAtTheGate();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.signal("cancel", (Object) null);

    Status end = runs.outcome(run).status();

    gate.open();
    assertCancelled(end, new Decision(Kind.CANCEL, "unnamed", null, null));
    runs.golden("cancel-in-compare");
  }

  @Test
  void cancelsAHeldRun() {
    runs.repository.planning = () -> Samples.planDeleting(3);
    runs.receivers.mailing = delivery -> gate.pass();
    gate.open();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.cancel();

    assertCancelled(endOf(run), BY_TEMPORAL);
    assertThat(runs.calls.only(CloseRequest.class).breaches()).hasSize(1);
    runs.golden("temporal-cancel-while-held");
  }

  @Test
  void letsNothingInterruptApply() {
    var applied = runs.repository.applying;
    runs.repository.applying =
        () -> {
          gate.pass();
          return applied.get();
        };
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.cancel();
    run.signal("cancel", (Object) null);
    run.signal("superseded", "run-9");
    gate.open();

    assertThat(endOf(run)).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(CloseRequest.class).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(CloseRequest.class).supersededBy()).isNull();
    assertThat(runs.calls.stepsOfRun()).endsWith("apply", "promote", "close");
    assertThat(runs.calls.only(ApplyRequest.class).decision()).isNull();
    runs.golden("cancel-during-apply");
  }

  @Test
  void endsASupersededRunAtOnce() {
    comparingAtTheGate();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.signal("superseded", "run-9");

    SynchronizationOutcome outcome = runs.outcome(run);

    gate.open();
    assertThat(outcome.status()).isEqualTo(Status.SUPERSEDED);
    assertThat(outcome.supersededBy()).isEqualTo("run-9");
    assertThat(runs.calls.steps()).doesNotContain("apply", "sendMail");
    runs.golden("superseded-in-compare");
  }

  @Test
  void endsAHeldRunThatIsSuperseded() {
    runs.repository.planning = () -> Samples.planDeleting(3);
    runs.receivers.mailing = delivery -> gate.pass();
    gate.open();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.signal("superseded", "run-9");

    assertThat(runs.outcome(run).status()).isEqualTo(Status.SUPERSEDED);
    CloseRequest close = runs.calls.only(CloseRequest.class);
    assertThat(close.supersededBy()).isEqualTo("run-9");
    assertThat(close.decision()).isNull();
    runs.golden("superseded-while-held");
  }

  @Test
  void cancelsARunWhoseAgentIsGoneAndLeavesNoFilesWithIt() {
    runs.withoutAgent();
    runs.repository.opening = gate::pass;
    gate.open();
    WorkflowStub run = runs.start(request("complete"));
    gate.awaitReached();
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "close");
    runs.golden("agent-is-gone");

    runs.awaitDiscardByReturnedAgent();
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "close", "discard");
    runs.goldenOf("discard/" + TestRuns.ID, "discard-later");
  }

  private void comparingAtTheGate() {
    runs.agent.comparing =
        () -> {
          gate.pass();
          return Samples.planDeleting(0);
        };
  }

  /**
   * How a run ended that Temporal was asked to cancel: whatever it returns, Temporal's Java SDK
   * closes such a workflow as cancelled.
   */
  private Status endOf(WorkflowStub run) {
    assertThatThrownBy(() -> runs.outcome(run))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
    return runs.typed(run).status().status();
  }

  private void assertCancelled(Status end, Decision decision) {
    assertThat(end).isEqualTo(Status.CANCELLED);
    CloseRequest close = runs.calls.only(CloseRequest.class);
    assertThat(close.synchronizationId()).isEqualTo(ID);
    assertThat(close.status()).isEqualTo(Status.CANCELLED);
    assertThat(close.decision()).isEqualTo(decision);
    assertThat(runs.calls.steps()).doesNotContain("apply", "promote");
  }
}
