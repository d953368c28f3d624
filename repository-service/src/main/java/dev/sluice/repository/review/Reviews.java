package dev.sluice.repository.review;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
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
   * Sends a decision on a held run and gives the one that counts.
   *
   * @throws DecisionRefusedException where it does not count
   */
  public Decision decide(Synchronization run, Decision wish) {
    if (run.status().ended()) {
      return decided(run, wish);
    }
    try {
      return workflows.decide(run, wish).winner();
    } catch (WorkflowUpdateException e) {
      throw refused(e);
    } catch (WorkflowNotFoundException e) {
      throw tooLate(run);
    }
  }

  /**
   * Cancels a run that is not held yet.
   *
   * @throws DecisionRefusedException where it is too late for that
   */
  public void cancel(Synchronization run, ReviewNote note) {
    if (run.status().ended() || run.status() == Status.APPLYING) {
      throw tooLate(run);
    }
    try {
      workflows.cancel(run, note);
    } catch (WorkflowNotFoundException e) {
      throw tooLate(run);
    }
  }

  /** The same decision, once more after the run has ended, has the same answer. */
  private Decision decided(Synchronization run, Decision wish) {
    ReviewDecision kept = decisions.of(run.id()).orElseThrow(() -> tooLate(run));
    if (kept.kind() != wish.kind()) {
      throw new DecisionRefusedException(
          DecisionRefusal.ALREADY_DECIDED,
          "The run was already %s by %s."
              .formatted(
                  kept.kind() == Decision.Kind.RESUME ? "resumed" : "cancelled", kept.decidedBy()));
    }
    if (wish.planDigest() != null && !wish.planDigest().equals(run.planDigest())) {
      throw new DecisionRefusedException(
          DecisionRefusal.OTHER_PLAN,
          "The decision is on another plan than this run's: look at the run again.");
    }
    return new Decision(kept.kind(), kept.decidedBy(), kept.comment(), kept.planDigest());
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
