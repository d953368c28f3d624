package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.check.Check;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.notify.Announcement;
import dev.sluice.workflows.recount.CounterTests;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** An open run and the order of its steps. */
final class Run {
  private static final Logger LOG = Workflow.getLogger(Run.class);

  /** So long the mail of a held run waits for what it says about the plan. */
  private static final Duration MAIL_WAITS = Duration.ofSeconds(60);

  private final SynchronizationRequest request;
  private final RunProgress progress;
  private final RunSteps steps;
  private final Turn turn;
  private final Review review;
  private final Interruption interruption;
  private final CounterTests tests;
  private @Nullable Planned planned;

  /** What is applied if nothing ends the run before. */
  private record Planned(PrepareResult prepared, Plan plan, @Nullable String lastApplied) {}

  Run(
      SynchronizationRequest request,
      RunProgress progress,
      Turn turn,
      Review review,
      Interruption interruption,
      CounterTests tests) {
    this.request = request;
    this.progress = progress;
    this.turn = turn;
    this.review = review;
    this.interruption = interruption;
    this.tests = tests;
    steps = new RunSteps(progress);
  }

  /** Takes the run from its first step to its end. */
  SynchronizationOutcome toItsEnd() {
    Optional<Ending> early =
        RequestedSteps.unknown(request).map(Ending::failed).or(this::interruptibly);
    return Interruption.ignored(() -> end(early.orElseGet(this::applyAndPromote)));
  }

  /** Everything that comes before apply; empty if the plan is to be applied. */
  private Optional<Ending> planAndReview() {
    ExportResult exported = steps.export();
    if (RequestedSteps.endAfter(Step.EXPORT, request)) {
      return Optional.of(Ending.afterFirstSteps());
    }
    PrepareResult prepared = steps.prepare(exported);
    if (RequestedSteps.endAfter(Step.PREPARE, request)) {
      return Optional.of(Ending.afterFirstSteps());
    }
    TurnAnswer answer = turn.take(steps, prepared, progress);
    if (answer.kind() != TurnAnswer.Kind.GRANTED) {
      return Optional.of(Ending.superseded(answer.by()));
    }
    if (answer.refresh()) {
      exported = steps.export();
      prepared = steps.prepare(exported);
    }
    prepared = AppliedBefore.marked(prepared, answer);
    progress.read(prepared);
    if (progress.mode() == Mode.INCREMENTAL) {
      steps.delta(prepared, answer.lastApplied());
    }
    Plan plan = steps.compare(prepared);
    planned = new Planned(prepared, plan, answer.lastApplied());
    if (request.dryRun()) {
      tests.allow(steps.counterTests(plan, exported, answer.lastApplied()), progress::looksLike);
      PlanInspection.begin(steps, progress, plan, tests).toItsEnd();
      return Optional.of(Ending.dry());
    }
    return Check.holds(progress.breaches(), progress.run().force())
        ? review(planned, exported)
        : Optional.empty();
  }

  /** Waits for a person; empty if the run may go on. A cancelled review does not return. */
  private Optional<Ending> review(Planned held, ExportResult exported) {
    Plan plan = held.plan();
    ReviewDefinition patience = progress.connector().review();
    Instant heldAt = now();
    Instant expiresAt = heldAt.plus(patience.expiryAfter());
    Instant reminderAt = heldAt.plus(patience.reminderAfter());
    review.begin(plan.digest());
    steps.hold(expiresAt);
    tests.allow(steps.counterTests(plan, exported, held.lastApplied()), progress::looksLike);
    PlanInspection inspection = PlanInspection.begin(steps, progress, plan, tests);
    announceHeld(inspection);
    if (reminderAt.isBefore(expiresAt) && !decidedBefore(reminderAt)) {
      announce(NotificationEvent.BREACH, true);
    }
    boolean decided = decidedBefore(expiresAt);
    inspection.stop();
    return decided ? Optional.empty() : Optional.of(Ending.expired());
  }

  /**
   * Programs are told at once. People are told what the changes look like, and nothing if somebody
   * has decided before that is known.
   */
  private void announceHeld(PlanInspection inspection) {
    if (!announces(NotificationEvent.BREACH)) {
      return;
    }
    NotifyDefinition receivers = progress.connector().notifications();
    if (!inspection.begun() || receivers.mail().isEmpty()) {
      announce(NotificationEvent.BREACH, false);
      return;
    }
    Notification atOnce = progress.notification(NotificationEvent.BREACH, false);
    Announcement.start(atOnce.to(atOnce.id(), List.of(), receivers.webhooks()));
    inspection.await(MAIL_WAITS, review::decided);
    if (!review.decided()) {
      Notification inspected = progress.notification(NotificationEvent.BREACH, false);
      Announcement.start(inspected.to(inspected.id() + "-mail", receivers.mail(), List.of()));
    }
  }

  /**
   * Whether a decision came in time. One that reaches the worker together with the timer did: it
   * was on its way while no worker was there, and whoever sent it was told that it counts.
   */
  private boolean decidedBefore(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    if (review.decided() || left.compareTo(Duration.ZERO) <= 0) {
      return review.decided();
    }
    return Workflow.await(left, review::decided)
        || (review.decided() && ChangedSteps.takeDecisionThatCameWithTheTimer());
  }

  private Optional<Ending> interruptibly() {
    try {
      return interruption.allowed(this::planAndReview);
    } catch (CanceledFailure canceled) {
      return stopped();
    } catch (ActivityFailure failure) {
      return StepFailure.interrupted(failure)
          ? stopped()
          : Optional.of(Interruption.ignored(() -> failed(failure)));
    } finally {
      review.end();
      tests.stop();
    }
  }

  private Optional<Ending> stopped() {
    if (turn.supersededBy() != null) {
      return Optional.of(Ending.superseded(turn.supersededBy()));
    }
    if (review.resumed()) {
      // The decision came first and somebody was told that it counts.
      return Optional.empty();
    }
    // Without a decision it was Temporal's own cancellation, which says no name.
    review.take(new Decision(Decision.Kind.CANCEL, "temporal", null, null));
    return Optional.of(Ending.cancelled());
  }

  private Ending failed(ActivityFailure stepFailure) {
    Failure failure = StepFailure.of(stepFailure);
    if (failure.type() == FailureType.RUN_ENDED) {
      turn.awaitExplanation();
      if (turn.supersededBy() != null) {
        return Ending.superseded(turn.supersededBy());
      }
    }
    return Ending.failed(failure);
  }

  private Ending applyAndPromote() {
    Planned toApply = Objects.requireNonNull(planned);
    progress.resumed(review.decision());
    try {
      steps.apply(toApply.plan(), review.decision());
    } catch (ActivityFailure failure) {
      return failed(failure);
    }
    try {
      steps.promote(toApply.prepared(), toApply.lastApplied());
    } catch (ActivityFailure failure) {
      // What was applied stays applied; the next incremental run will ask for a complete one.
      return Ending.completed(StepFailure.of(failure));
    }
    return Ending.completed(null);
  }

  private SynchronizationOutcome end(Ending ending) {
    steps.close(ending, review.decision());
    announceEnd(ending);
    if (!ending.keepsFiles()) {
      discard();
    }
    LOG.info("Synchronization {} ended: {}", progress.run().synchronizationId(), ending.status());
    return progress.outcome(ending.supersededBy());
  }

  private void announceEnd(Ending ending) {
    switch (ending.status()) {
      case COMPLETED -> announce(NotificationEvent.COMPLETED, false);
      case FAILED -> announce(NotificationEvent.FAILED, false);
      case CANCELLED -> announce(NotificationEvent.CANCELLED, false);
      case EXPIRED -> announce(NotificationEvent.EXPIRED, false);
      default -> {
        // Nobody asked for word of the other ends: they are no news to act on.
      }
    }
  }

  private void announce(NotificationEvent event, boolean reminder) {
    if (announces(event)) {
      Announcement.start(progress.notification(event, reminder));
    }
  }

  private boolean announces(NotificationEvent event) {
    return progress.connector().notifications().on().contains(event);
  }

  private void discard() {
    try {
      steps.discard();
    } catch (ActivityFailure failure) {
      LOG.warn(
          "The agent has not deleted the files of synchronization {}",
          progress.run().synchronizationId());
      if (ChangedSteps.discardLater()) {
        steps.discardLater();
      }
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
