package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.bound.Bound;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries decisions to runs. */
@Component
public class Reviews {
  private final RunWorkflows workflows;
  private final ReviewDecisions decisions;

  Reviews(RunWorkflows workflows, ReviewDecisions decisions) {
    this.workflows = workflows;
    this.decisions = decisions;
  }

  /**
   * Records a decision on a held run, sends it, and gives the one that counts.
   *
   * @param bound what it is bound to, if it is the first
   * @throws DecisionRefusedException where it does not count
   */
  ReviewDecision decide(Synchronization run, Decision wish, Bound bound) {
    if (run.status().ended()) {
      return decided(run, wish);
    }
    return switch (run.status()) {
      case AWAITING_REVIEW -> sendRecorded(run, onItsPlan(run, wish), bound);
      // Too late to count, and perhaps what somebody decided before.
      case APPLYING -> send(run, wish);
      default ->
          throw new DecisionRefusedException(
              DecisionRefusal.NOT_HELD, "The run does not wait for a decision yet.");
    };
  }

  /**
   * Cancels a run that is not held yet.
   *
   * @return whether it was not; nothing has been done to one that is held by now
   * @throws DecisionRefusedException where it is too late for that
   */
  boolean cancel(Synchronization run, ReviewNote note) {
    if (run.status().ended() || run.status() == Status.APPLYING) {
      throw tooLate(run);
    }
    Optional<ReviewDecision> recorded =
        decisions.recordUnlessHeld(
            run.id(),
            new Decision(
                Decision.Kind.CANCEL,
                Objects.requireNonNull(note.by()),
                note.comment(),
                note.planDigest()));
    if (recorded.isEmpty()) {
      return false;
    }
    try {
      workflows.cancel(run, note);
      return true;
    } catch (WorkflowNotFoundException e) {
      decisions.withdraw(recorded.get());
      throw tooLate(run);
    }
  }

  private ReviewDecision sendRecorded(Synchronization run, Decision wish, Bound bound) {
    ReviewDecision recorded = decisions.record(run.id(), wish, bound);
    try {
      return send(run, wish);
    } catch (DecisionRefusedException e) {
      decisions.withdraw(recorded);
      throw e;
    }
  }

  private ReviewDecision send(Synchronization run, Decision wish) {
    try {
      return decisions.understood(run, workflows.decide(run, wish).winner());
    } catch (WorkflowUpdateException e) {
      throw refused(e);
    } catch (WorkflowNotFoundException e) {
      throw tooLate(run);
    }
  }

  /** Whoever names no plan decides on the one that waits now, and on no later one. */
  private static Decision onItsPlan(Synchronization run, Decision wish) {
    return wish.planDigest() != null
        ? wish
        : new Decision(
            wish.kind(),
            wish.by(),
            wish.comment(),
            run.planDigest(),
            wish.decisionDigest(),
            wish.rest(),
            wish.waived());
  }

  /** The same decision, once more after the run has ended, has the same answer. */
  private ReviewDecision decided(Synchronization run, Decision wish) {
    ReviewDecision kept = decisions.of(run.id()).orElseThrow(() -> tooLate(run));
    if (kept.kind() != wish.kind()) {
      throw new DecisionRefusedException(
          DecisionRefusal.ALREADY_DECIDED,
          "The run was already %s by %s."
              .formatted(
                  kept.kind() == Decision.Kind.RESUME ? "resumed" : "cancelled", kept.credit()));
    }
    if (wish.planDigest() != null && !wish.planDigest().equals(run.planDigest())) {
      throw new DecisionRefusedException(
          DecisionRefusal.OTHER_PLAN,
          "The decision is about another plan than this run's: look at the run again.");
    }
    if (wish.decisionDigest() != null && !wish.decisionDigest().equals(kept.decisionDigest())) {
      throw new DecisionRefusedException(
          DecisionRefusal.ALREADY_DECIDED,
          "The run was already resumed by %s, with another decision.".formatted(kept.credit()));
    }
    return kept;
  }

  private static DecisionRefusedException tooLate(Synchronization run) {
    return new DecisionRefusedException(
        DecisionRefusal.NOT_HELD,
        run.status() == Status.APPLYING
            ? "The run is being applied: it is too late for a decision."
            : "The run has ended: it is too late for a decision.");
  }

  private static RuntimeException refused(WorkflowUpdateException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure failure) {
        Optional<DecisionRefusal> reason =
            Arrays.stream(DecisionRefusal.values())
                .filter(each -> each.name().equals(failure.getType()))
                .findFirst();
        if (reason.isPresent()) {
          return new DecisionRefusedException(reason.get(), failure.getOriginalMessage());
        }
      }
    }
    return e;
  }
}
