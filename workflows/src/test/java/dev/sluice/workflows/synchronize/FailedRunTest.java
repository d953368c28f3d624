package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedRunTest {
  private static final Failure MISSING =
      new Failure(
          FailureType.SOURCE_MISSING,
          "entries.csv does not exist.",
          "entries.csv",
          null,
          null,
          "Put it there.");

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void reportsWhatAStepSaysOfItsFailure() {
    runs.agent.exporting =
        () -> {
          throw typed(MISSING);
        };

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.failure()).isEqualTo(MISSING);
    assertThat(runs.calls.only(CloseRequest.class).failure()).isEqualTo(MISSING);
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "export", "close", "discard");
    runs.golden("failed-typed");
  }

  @Test
  void repeatsNothingOfAFailureThatSaysNothingReadable() {
    runs.agent.comparing =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("Jane Doe is odd", "java.lang.Oops", 42);
        };

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.failure())
        .isEqualTo(
            Failure.of(
                FailureType.INTERNAL,
                "The step compare failed.",
                "Look for this run in the log of the service that ran the step."));
    runs.golden("failed-untyped");
  }

  @Test
  void keepsTheTypeOfAFailureWithoutDetails() {
    runs.agent.comparing =
        () -> {
          throw ApplicationFailure.newFailure("x", FailureType.SNAPSHOT_UNUSABLE.name());
        };

    Failure failure = runs.run(request("incremental")).failure();

    assertThat(failure).extracting(Failure::type).isEqualTo(FailureType.SNAPSHOT_UNUSABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OVERTAKEN", "UNAVAILABLE", "java.net.ConnectException"})
  void triesAgainWhatMayPass(String type) {
    AtomicInteger attempts = new AtomicInteger();
    runs.agent.comparing =
        () -> {
          if (attempts.incrementAndGet() < 12) {
            throw ApplicationFailure.newFailure("not now", type);
          }
          return Samples.planDeleting(0);
        };

    assertThat(runs.run(request("complete")).status()).isEqualTo(Status.COMPLETED);
    assertThat(attempts).hasValue(12);
  }

  @Test
  void failsWithoutARunWhereNoneCouldBeOpened() {
    runs.repository.opening =
        () -> {
          throw typed(
              Failure.of(FailureType.INVALID_REQUEST, "Nobody may force this.", "Ask over REST."));
        };
    WorkflowStub run = runs.start(request("complete"));

    assertFails(run, FailureType.INVALID_REQUEST, "Nobody may force this.");
    assertThat(runs.calls.steps()).containsExactly("open");
    runs.golden("refused-by-open");
  }

  @Test
  void failsWithoutARunWhereTheModeIsUnknown() {
    assertFails(
        runs.start(Map.of("connector", Samples.CONNECTOR, "mode", "full")),
        FailureType.INVALID_REQUEST,
        "The request names no known mode.");
    assertThat(runs.calls.steps()).isEmpty();
    runs.golden("unknown-mode");
  }

  @Test
  void failsWithoutARunWhereNothingIsAskedFor() {
    assertFails(
        runs.start((Object) null), FailureType.INVALID_REQUEST, "The request names no connector.");
    runs.golden("no-request");
  }

  @Test
  void failsRatherThanToOverlookAMisspeltWord() {
    WorkflowStub run =
        runs.start(Map.of("connector", Samples.CONNECTOR, "mode", "complete", "dryrun", true));

    assertThatThrownBy(() -> runs.outcome(run))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("dryrun");
    assertThat(runs.calls.steps()).isEmpty();
  }

  @Test
  void recordsARunThatAsksForUnknownSteps() {
    SynchronizationOutcome outcome = runs.run(steps(List.of("export", "compare")));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.failure()).extracting(Failure::type).isEqualTo(FailureType.INVALID_REQUEST);
    assertThat(runs.calls.stepsOfRun()).containsExactly("open", "close", "discard");
    runs.golden("unknown-steps");
  }

  @Test
  void staysCompletedWhereTheFilesDoNotBecomeTheSnapshot() {
    Failure lost = Failure.of(FailureType.INTERNAL, "The disk is full.", "Make room.");
    runs.agent.promoting =
        () -> {
          throw typed(lost);
        };

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.failure()).isEqualTo(lost);
    assertThat(runs.calls.stepsOfRun()).endsWith("apply", "promote", "close");
    runs.golden("promote-failed");
  }

  @Test
  void failsWhereThePlanIsNotTheOneThatWasChecked() {
    Failure changed = Failure.of(FailureType.PLAN_CHANGED, "Another plan is stored.", "Run anew.");
    runs.repository.applying =
        () -> {
          throw typed(changed);
        };

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.failure()).isEqualTo(changed);
    assertThat(runs.calls.stepsOfRun()).endsWith("apply", "close", "discard");
    runs.golden("plan-changed");
  }

  @Test
  void learnsWhichRunSupersededItAfterAStepFoundItEnded() {
    runs.repository.applying =
        () -> {
          runs.client().newUntypedWorkflowStub("sync/acme-ad/" + ID).signal("superseded", "run-9");
          throw typed(Failure.of(FailureType.RUN_ENDED, "The run has ended.", "Nothing to do."));
        };
    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.SUPERSEDED);
    assertThat(outcome.supersededBy()).isEqualTo("run-9");
    runs.golden("superseded-found-by-apply");
  }

  @Test
  void failsWhereNobodySaysWhyTheRunHasEnded() {
    runs.repository.applying =
        () -> {
          throw typed(Failure.of(FailureType.RUN_ENDED, "The run has ended.", "Nothing to do."));
        };

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    runs.golden("ended-elsewhere");
  }

  private static SynchronizationRequest steps(List<String> steps) {
    return new SynchronizationRequest(
        Samples.CONNECTOR, "complete", false, false, steps, "alice", ID);
  }

  private void assertFails(WorkflowStub run, FailureType type, String message) {
    assertThatThrownBy(() -> runs.outcome(run))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(type.name());
              assertThat(failure.getOriginalMessage()).isEqualTo(message);
              assertThat(failure.getDetails().get(Failure.class).type()).isEqualTo(type);
            });
  }

  private static ApplicationFailure typed(Failure failure) {
    return ApplicationFailure.newNonRetryableFailure(
        failure.message(), failure.type().name(), failure);
  }
}
