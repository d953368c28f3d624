package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnAnswer.Kind;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.TurnGrant;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TurnTest {
  private static final TurnAnswer WAIT = new TurnAnswer(Kind.WAIT, null, false, "run-0", null);

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void waitsForItsTurnAndComparesWithWhatWasAppliedMeanwhile() {
    runs.repository.answerTurns(WAIT, new TurnAnswer(Kind.GRANTED, null, false, "run-1", null));
    WorkflowStub run = runs.start(request("incremental"));
    run.signal("turnGranted", new TurnGrant(false));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.stepsOfRun())
        .containsExactly(
            "open",
            "export",
            "prepare",
            "takeTurn",
            "takeTurn",
            "delta",
            "compare",
            "plan",
            "apply",
            "promote",
            "close");
    assertThat(runs.calls.only(DeltaRequest.class).lastApplied()).isEqualTo("run-1");
    runs.golden("turn-granted-by-signal");
  }

  @Test
  void readsTheFilesAnewWhenAnotherRunHasJoined() {
    runs.repository.answerTurns(WAIT, new TurnAnswer(Kind.GRANTED, null, true, "run-1", null));
    WorkflowStub run = runs.start(request("incremental"));
    run.signal("turnGranted", new TurnGrant(true));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.stepsOfRun())
        .containsExactly(
            "open",
            "export",
            "prepare",
            "takeTurn",
            "takeTurn",
            "export",
            "prepare",
            "delta",
            "compare",
            "plan",
            "apply",
            "promote",
            "close");
    runs.golden("turn-granted-with-refresh");
  }

  @Test
  void waitsOnWhenAGrantWasTooEarly() {
    Gate asking = new Gate();
    runs.repository.answerTurns(WAIT, WAIT);
    runs.agent.preparing =
        () -> {
          asking.pass();
          return Samples.prepared();
        };
    WorkflowStub run = runs.start(request("complete"));
    asking.awaitReached();
    run.signal("turnGranted", new TurnGrant(false));
    run.signal("turnGranted", new TurnGrant(false));
    runs.agent.comparing =
        () -> {
          throw new AssertionError("compared out of turn");
        };
    asking.open();
    runs.awaitStandstill();
    run.signal("superseded", "run-9");

    assertThat(runs.outcome(run).status()).isEqualTo(Status.SUPERSEDED);
  }

  @Test
  void endsWhenALaterRunMakesItNeedless() {
    runs.repository.answerTurns(new TurnAnswer(Kind.SUPERSEDED, "run-9", false, null, null));

    assertNeedless(runs.run(request("complete")));
    runs.golden("superseded-by-answer");
  }

  @Test
  void endsWhenItJoinsARunThatWaits() {
    runs.repository.answerTurns(new TurnAnswer(Kind.JOINED, "run-9", false, null, null));

    assertNeedless(runs.run(request("incremental")));
    runs.golden("joined");
  }

  @Test
  void endsWhenItIsSupersededWhileItWaits() {
    runs.repository.answerTurns(WAIT, WAIT);
    Gate asking = new Gate();
    runs.agent.preparing =
        () -> {
          asking.pass();
          return Samples.prepared();
        };
    WorkflowStub run = runs.start(request("complete"));
    asking.awaitReached();
    asking.open();
    awaitStatus(run, Status.QUEUED);
    run.signal("superseded", "run-9");

    assertNeedless(runs.outcome(run));
    runs.golden("superseded-while-waiting");
  }

  @Test
  void saysWhetherASourceCarriesCommands() {
    runs.agent.preparing = () -> Samples.prepared(Content.ROWS, true);

    runs.run(request("incremental"));

    assertThat(runs.calls.only(TurnRequest.class).commands()).isTrue();
  }

  private void assertNeedless(SynchronizationOutcome outcome) {
    assertThat(outcome.status()).isEqualTo(Status.SUPERSEDED);
    assertThat(outcome.supersededBy()).isEqualTo("run-9");
    CloseRequest close = runs.calls.only(CloseRequest.class);
    assertThat(close.status()).isEqualTo(Status.SUPERSEDED);
    assertThat(close.supersededBy()).isEqualTo("run-9");
    assertThat(runs.calls.steps()).doesNotContain("compare", "plan", "apply", "sendMail");
  }

  private void awaitStatus(WorkflowStub run, Status status) {
    while (runs.typed(run).status().status() != status) {
      Thread.onSpinWait();
    }
  }
}
