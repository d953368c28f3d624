package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Kind;
import dev.sluice.contract.run.Decision.Waiver;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.RunState;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewedRunTest {
  private static final Breach TOO_MANY_DELETES =
      new Breach(Samples.CONNECTOR, "maximumDeletedLines", 2, 3);

  @RegisterExtension final TestRuns runs = new TestRuns();

  private final Gate told = new Gate();

  /** Starts a run with three deletes, and returns when its reviewers are being told. */
  private WorkflowStub startHeld(String mode) {
    return startHeld(mode, new Counters(10, 0, 0, 0, 1, 1, 3, 8, 0), TOO_MANY_DELETES);
  }

  private WorkflowStub startHeld(String mode, Counters users, Breach... breaches) {
    runs.repository.planning = () -> Samples.plan(users, breaches);
    runs.receivers.mailing = delivery -> told.pass();
    told.open();
    WorkflowStub run = runs.start(request(mode));
    // Not as soon as the hold begins: the in-memory service stumbles for ten seconds over the
    // cancellation of an activity that is just ending.
    told.awaitReached();
    return run;
  }

  @Test
  void holdsARunThatExceedsALimitUntilASignalWithoutInputResumesIt() {
    WorkflowStub run = startHeld("complete");
    run.signal("resume", (Object) null);

    SynchronizationOutcome outcome = runs.outcome(run);

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.breaches()).containsExactly(TOO_MANY_DELETES);
    HoldRequest hold = runs.calls.only(HoldRequest.class);
    assertThat(hold.breaches()).containsExactly(TOO_MANY_DELETES);
    assertThat(runs.calls.only(ApplyRequest.class))
        .isEqualTo(
            new ApplyRequest(
                ID,
                Samples.DIGEST,
                List.of(TOO_MANY_DELETES),
                new Decision(Kind.RESUME, "unnamed", null, null)));
    runs.golden("held-resumed-null");
  }

  @ParameterizedTest
  @CsvSource({"resume,COMPLETED", "cancel,CANCELLED"})
  void takesTheEmptyObjectOfTheTemporalUi(String signal, Status end) {
    WorkflowStub run = startHeld("complete");
    run.signal(signal, Map.of());

    assertThat(runs.outcome(run).status()).isEqualTo(end);
    runs.golden("held-" + signal + "-empty-object");
  }

  @Test
  void recordsWhatTheSignalSays() {
    WorkflowStub run = startHeld("complete");
    run.signal("resume", new ReviewNote("planned move", "bob", Samples.DIGEST));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(ApplyRequest.class).decision())
        .isEqualTo(new Decision(Kind.RESUME, "bob", "planned move", Samples.DIGEST));
    runs.golden("held-resumed-note");
  }

  @Test
  void tellsWhichLimitsWereWaived() {
    WorkflowStub run = startHeld("complete");
    String message = "User: 3 deletes, over the limit of 2 (maximumDeletedLines)";
    Decision decision =
        new Decision(
            Kind.RESUME,
            "ada",
            "as announced",
            Samples.DIGEST,
            null,
            null,
            List.of(new Waiver(message, "Lyon *closes*\0")));

    run.update("decide", DecisionAnswer.class, decision);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.awaitDelivery("notify/" + ID + "/completed");
    assertThat(runs.calls.only(ApplyRequest.class).decision().waived())
        .containsExactly(new Waiver(message, "Lyon *closes* "));
    assertThat(
            run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .contains("### Waived for this run\n- " + message + ": Lyon \\*closes\\*");
    assertThat(runs.calls.requests(MailDelivery.class))
        .extracting(each -> each.notification().waived())
        .containsExactly(null, List.of(message + ": Lyon *closes* "));
    runs.golden("held-waived");
  }

  /** A signal and an update may come from anybody who reaches Temporal, whatever name they say. */
  @Test
  void obeysOnlyRecordedDecisionsWhereTheServerWantsIt() {
    runs.repository.recordedDecisionsOnly = true;
    runs.repository.recording = decision -> "ada".equals(decision.by());
    WorkflowStub run = startHeld("complete");

    run.signal("resume", Map.of());
    assertThatThrownBy(
            () ->
                run.update(
                    "decide",
                    DecisionAnswer.class,
                    new Decision(Kind.RESUME, "mallory", null, Samples.DIGEST)))
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining("log in to the server");
    assertThat(run.query("status", RunState.class).status()).isEqualTo(Status.AWAITING_REVIEW);
    assertThat(
            run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .contains("Signals are ignored", "A decision to resume through Temporal")
        .contains("./sluice resume " + ID);

    DecisionAnswer answer =
        run.update(
            "decide", DecisionAnswer.class, new Decision(Kind.RESUME, "ada", null, Samples.DIGEST));
    assertThat(answer.first()).isTrue();
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(ApplyRequest.class).decision().by()).isEqualTo("ada");
    runs.golden("held-recorded-only");
  }

  @Test
  void unrecordedCancelDoesNotEndARunThatIsNotHeldYet() {
    runs.repository.recordedDecisionsOnly = true;
    runs.repository.recording = decision -> "ada".equals(decision.by());
    WorkflowStub run = startHeld("complete");
    run.signal("cancel", new ReviewNote(null, "mallory", null));
    run.signal("cancel", new ReviewNote(null, "ada", null));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    assertThat(runs.calls.only(CloseRequest.class).decision().by()).isEqualTo("ada");
  }

  @Test
  void recordsOnlyWhatTheRepositoryCanKeep() {
    WorkflowStub run = startHeld("complete");
    run.signal(
        "resume",
        new ReviewNote(
            "ok\0\tsince\nmonday\u001b" + "x".repeat(2000), "b\0b" + "y".repeat(300), null));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(ApplyRequest.class).decision())
        .isEqualTo(
            new Decision(
                Kind.RESUME,
                "b b" + "y".repeat(197),
                "ok \tsince\nmonday " + "x".repeat(1983),
                null));
  }

  @Test
  void changesNothingWhenTheReviewSaysNo() {
    WorkflowStub run = startHeld("complete");
    run.signal("cancel", (Object) null);

    SynchronizationOutcome outcome = runs.outcome(run);

    assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
    assertThat(runs.calls.stepsOfRun())
        .endsWith("hold", "inspect", "chooseTests", "close", "discard")
        .doesNotContain("apply", "promote");
    CloseRequest close = runs.calls.only(CloseRequest.class);
    assertThat(close.breaches()).containsExactly(TOO_MANY_DELETES);
    assertThat(close.decision()).isEqualTo(new Decision(Kind.CANCEL, "unnamed", null, null));
    runs.golden("held-cancelled-null");
  }

  @Test
  void answersWhichDecisionCounts() {
    WorkflowStub run = startHeld("complete");
    Gate promoting = new Gate();
    runs.agent.promoting = promoting::pass;
    SynchronizationWorkflow typed = runs.typed(run);
    Decision resume = new Decision(Kind.RESUME, "bob", "fine", Samples.DIGEST);

    DecisionAnswer first = typed.decide(resume);
    promoting.awaitReached();
    DecisionAnswer again = typed.decide(new Decision(Kind.RESUME, "carol", null, null));

    assertThat(first).isEqualTo(new DecisionAnswer(resume, true));
    assertThat(again).isEqualTo(new DecisionAnswer(resume, false));
    assertRefused(
        () -> typed.decide(new Decision(Kind.CANCEL, "dave", null, null)),
        "ALREADY_DECIDED",
        "The run was already resumed by bob.");
    run.signal("cancel", (Object) null);
    promoting.open();
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(ApplyRequest.class).decision()).isEqualTo(resume);
    runs.golden("held-decided-by-update");
  }

  @Test
  void refusesADecisionOnAnotherPlan() {
    WorkflowStub run = startHeld("complete");
    SynchronizationWorkflow typed = runs.typed(run);

    assertRefused(
        () -> typed.decide(new Decision(Kind.RESUME, "bob", null, "another")),
        "OTHER_PLAN",
        "The decision is about another plan than this run's: look at the run again.");
    run.signal("resume", new ReviewNote(null, "bob", "another"));
    run.signal("cancel", new ReviewNote(null, "bob", "another"));

    RunState state = typed.status();
    assertThat(state.status()).isEqualTo(Status.AWAITING_REVIEW);
    assertThat(state.decision()).isNull();
    assertThat(typed.decide(new Decision(Kind.CANCEL, "bob", null, Samples.DIGEST)).first())
        .isTrue();
    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    runs.golden("held-other-plan");
  }

  @Test
  void refusesADecisionBeforeTheHold() {
    Gate comparing = new Gate();
    runs.agent.comparing =
        () -> {
          comparing.pass();
          return Samples.planDeleting(0);
        };
    WorkflowStub run = runs.start(request("complete"));
    comparing.awaitReached();
    SynchronizationWorkflow typed = runs.typed(run);

    run.signal("resume", (Object) null);
    assertRefused(
        () -> typed.decide(new Decision(Kind.RESUME, "bob", null, null)),
        "NOT_HELD",
        "The run does not wait for a decision yet.");

    assertThat(typed.status().decision()).isNull();
    comparing.open();
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.golden("resume-not-held");
  }

  @Test
  void refusesADecisionAfterTheReview() {
    Gate applying = new Gate();
    runs.agent.promoting = applying::pass;
    WorkflowStub run = runs.start(request("complete"));
    applying.awaitReached();

    run.signal("cancel", (Object) null);
    assertRefused(
        () -> runs.typed(run).decide(new Decision(Kind.CANCEL, "bob", null, null)),
        "NOT_HELD",
        "The run no longer waits for a decision.");

    applying.open();
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.golden("cancel-too-late");
  }

  @Test
  void refusesADecisionThatSaysNeither() {
    WorkflowStub run = startHeld("complete");
    assertRefused(
        () -> run.update("decide", Object.class, Map.of("by", "bob")),
        "INVALID_REQUEST",
        "The decision does not say whether to resume or to cancel.");

    run.signal("resume", (Object) null);
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void remindsAndExpires() {
    WorkflowStub run = startHeld("complete");

    SynchronizationOutcome outcome = runs.outcome(run);

    assertThat(outcome.status()).isEqualTo(Status.EXPIRED);
    assertThat(runs.calls.stepsOfRun())
        .endsWith("hold", "inspect", "chooseTests", "close", "discard");
    CloseRequest close = runs.calls.only(CloseRequest.class);
    assertThat(close.status()).isEqualTo(Status.EXPIRED);
    assertThat(close.decision()).isNull();
    runs.awaitDelivery("notify/" + ID + "/expired");
    List<Notification> mails =
        runs.calls.requests(MailDelivery.class).stream().map(MailDelivery::notification).toList();
    assertThat(mails)
        .extracting(Notification::id)
        .containsExactly(
            "notify/" + ID + "/breach-mail",
            "notify/" + ID + "/reminder",
            "notify/" + ID + "/expired");
    Notification breach = mails.get(0);
    Notification reminder = mails.get(1);
    assertThat(breach.reminder()).isFalse();
    assertThat(reminder.reminder()).isTrue();
    assertThat(reminder.expiresAt()).isEqualTo(runs.calls.only(HoldRequest.class).expiresAt());
    assertThat(Duration.between(breach.occurredAt(), reminder.occurredAt()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    // The patience counts from the decision to hold, which is a moment before the first message.
    assertThat(mails.get(2).occurredAt())
        .isBetween(reminder.expiresAt(), breach.occurredAt().plus(Duration.ofDays(7).plusHours(1)));
    runs.golden("held-reminded-expired");
    runs.goldenOf("notify/" + ID + "/reminder", "notification-reminder");
  }

  @Test
  void takesDecisionThatReachesItTogetherWithTheExpiry() {
    // Later than the expiry, so that nobody is reminded.
    runs.repository.connector =
        Samples.patient(new ReviewDefinition(Duration.ofDays(8), Duration.ofDays(7)));
    WorkflowStub run = startHeld("complete");

    runs.absentUntilTheNextTimer(
        run, () -> run.signal("resume", new ReviewNote("in time", "bob", Samples.DIGEST)));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(ApplyRequest.class).decision())
        .isEqualTo(new Decision(Kind.RESUME, "bob", "in time", Samples.DIGEST));
    runs.golden("held-resumed-with-the-expiry");
  }

  @Test
  void remindsNobodyOfWhatIsDecided() {
    WorkflowStub run = startHeld("complete");

    runs.absentUntilTheNextTimer(run, () -> run.signal("resume", (Object) null));

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.awaitDelivery("notify/" + ID + "/completed");
    assertThat(runs.calls.requests(MailDelivery.class))
        .extracting(delivery -> delivery.notification().reminder())
        .containsExactly(false, false);
    runs.golden("held-resumed-with-the-reminder");
  }

  @Test
  void skipsThresholdsByForceAndRecordsThem() {
    runs.repository.force = true;
    runs.repository.planning = () -> Samples.planDeleting(3);

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.steps()).doesNotContain("hold");
    assertThat(runs.calls.only(ApplyRequest.class).breaches()).containsExactly(TOO_MANY_DELETES);
    runs.golden("force");
  }

  @Test
  void holdsAnEmptySourceEvenByForce() {
    runs.repository.force = true;
    Breach empty = new Breach("User", Breach.EMPTY_FILE, 0, 0);
    WorkflowStub run =
        startHeld("complete", new Counters(0, 0, 0, 0, 0, 0, 3, 0, 0), TOO_MANY_DELETES, empty);
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    assertThat(runs.calls.only(HoldRequest.class).breaches())
        .containsExactly(TOO_MANY_DELETES, empty);
    runs.golden("force-empty-source");
  }

  @ParameterizedTest
  @CsvSource({"complete", "incremental", "initial"})
  void believesTheServerAndNotTheAgentThatSaysThatNothingChanges(String mode) {
    runs.agent.comparing = () -> Samples.plan(Counters.NONE);
    WorkflowStub run = startHeld(mode, new Counters(10, 0, 0, 0, 1, 1, 3, 8, 0), TOO_MANY_DELETES);

    assertThat(runs.typed(run).status().status()).isEqualTo(Status.AWAITING_REVIEW);
    assertThat(runs.typed(run).status().breaches()).containsExactly(TOO_MANY_DELETES);
    run.signal("cancel", (Object) null);
    SynchronizationOutcome outcome = runs.outcome(run);
    assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
    assertThat(outcome.resources().get("User").deleted()).isEqualTo(3);
  }

  private static void assertRefused(ThrowingCallable decision, String type, String message) {
    assertThatThrownBy(decision)
        .isInstanceOf(WorkflowUpdateException.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            refusal -> assertThat(refusal.getOriginalMessage()).isEqualTo(message))
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class, refusal -> assertThat(refusal.getType()).isEqualTo(type));
  }
}
