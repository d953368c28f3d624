package dev.sluice.repository.turn;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.check.Check;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.StepException;
import dev.sluice.repository.review.ReviewDecision;
import dev.sluice.repository.review.ReviewDecisions;
import dev.sluice.repository.review.ReviewProperties;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Turn;
import dev.sluice.repository.turn.TurnDecisions.Decision;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Records the states of a run that has its turn: it is held for review, applied, and ends. */
@Component
public class RunLifecycle {
  private final TurnDecisions turns;
  private final ReviewDecisions reviews;
  private final ReviewProperties properties;

  RunLifecycle(TurnDecisions turns, ReviewDecisions reviews, ReviewProperties properties) {
    this.turns = turns;
    this.reviews = reviews;
    this.properties = properties;
  }

  /** Records that a run waits for a person, unless a later run has superseded it. */
  public void hold(UUID id, HoldRequest request) {
    record(
        id,
        (decision, run) -> {
          if (run.status() == Status.SUPERSEDED || run.status() == Status.APPLYING) {
            return;
          }
          refuseEnded(run);
          run.hold(request.breaches(), request.expiresAt());
          decision.save(run);
          decision.order(run).superseder(run).ifPresent(by -> decision.supersede(run, by.id()));
          decision.passOn(run.connector());
        });
  }

  /**
   * Records that a run's plan is being applied now: from here on nothing supersedes it.
   *
   * @throws BusyException if an earlier attempt is still at work, which all decisions about the
   *     connector would have to wait for
   */
  public void startApplying(UUID id, ApplyRequest request) {
    turns.decide(
        turns.load(id).connector(),
        decision -> {
          Synchronization run = decision.runIfFree(id).orElseThrow(() -> busy(id));
          if (run.status() != Status.COMPLETED) {
            refuseEnded(run);
            refuseWithoutTurn(run);
            refuseUnreviewed(run, reviews.keep(run, request.decision()), properties.recordedOnly());
            run.startApplying(request.breaches());
            decision.save(run);
          }
          return run;
        });
  }

  /** Records how a run ended, unless it has ended already, and gives its turn to the next. */
  public void close(UUID id, CloseRequest request) {
    record(
        id,
        (decision, run) -> {
          if (!run.status().ended()) {
            run.fail(request.status(), request.breaches(), request.failure(), decision.now());
            String by = request.supersededBy();
            if (by != null) {
              run.supersede(UUID.fromString(by), decision.now());
            }
          }
          run.explain(request.status(), request.failure());
          run.release();
          decision.save(run);
          reviews.keep(run, request.decision());
          decision.passOn(run.connector());
        });
  }

  private void record(UUID id, BiConsumer<Decision, Synchronization> change) {
    turns.decide(
        turns.load(id).connector(),
        decision -> {
          Synchronization run = decision.run(id);
          change.accept(decision, run);
          return run;
        });
  }

  static void refuseEnded(Synchronization run) {
    if (run.status().ended()) {
      throw new StepException(
          FailureType.RUN_ENDED,
          "Synchronization " + run.id() + " has already ended: " + run.status(),
          "Start a new one.");
    }
  }

  private static void refuseWithoutTurn(Synchronization run) {
    if (run.turn() != Turn.GRANTED) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "Synchronization " + run.id() + " does not have its connector's turn",
          "Take the turn and compare before applying.");
    }
  }

  /** The workflow never asks for these; should it ever, nothing is changed. */
  private static void refuseUnreviewed(
      Synchronization run, Optional<ReviewDecision> decision, boolean recordedOnly) {
    if (run.dryRun()) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "Synchronization " + run.id() + " is a dry run, which applies nothing",
          "Start a run that is not dry.");
    }
    if (decision.isPresent() && !decision.get().isIntact()) {
      throw new StepException(
          FailureType.PLAN_CHANGED,
          "What the decision on synchronization " + run.id() + " is bound to has changed",
          "Start another run; nothing was changed.");
    }
    boolean needsPerson =
        run.status() == Status.AWAITING_REVIEW
            || (run.checked() && Check.holds(run.breaches(), run.force()));
    boolean resumed =
        decision
            .filter(made -> made.resumes(run.planDigest()))
            .filter(made -> !recordedOnly || made.isOfSomebodyWhoLoggedIn())
            .isPresent();
    if (needsPerson && !resumed) {
      throw new StepException(
          FailureType.NOT_REVIEWED,
          "The plan of synchronization " + run.id() + " is not applied unless a person resumes it",
          "Start another run, and resume or cancel it when it is held.");
    }
  }

  private static BusyException busy(UUID id) {
    return new BusyException("An earlier attempt is still working on synchronization " + id);
  }
}
