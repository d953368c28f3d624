package dev.sluice.repository.turn;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.check.Check;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.StepException;
import dev.sluice.repository.review.ReviewDecision;
import dev.sluice.repository.review.ReviewDecisions;
import dev.sluice.repository.run.PendingSignal;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.Turn;
import dev.sluice.repository.run.TurnKeeper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives, takes and passes on turns. All decisions about one connector are made one after the other,
 * also by several servers; workflows are told after the commit, and told again by the {@link Sweep}
 * where that failed.
 */
@Component
public class Turns implements TurnKeeper {
  private final ConnectorRuns runs;
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final ReviewDecisions decisions;
  private final TurnSignals signals;
  private final Liveness liveness;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Turns(
      ConnectorRuns runs,
      RunLock lock,
      Synchronizations synchronizations,
      ReviewDecisions decisions,
      TurnSignals signals,
      Liveness liveness,
      TransactionTemplate transaction,
      Clock clock) {
    this.runs = runs;
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.decisions = decisions;
    this.signals = signals;
    this.liveness = liveness;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Asks for a run's turn; asked again, it gives the same answer or a later one. */
  public TurnAnswer take(UUID id, boolean commands, @Nullable String commandFiles) {
    TurnAnswer answer =
        decide(
            id,
            (run, told) -> {
              run.carries(commandFiles);
              return answer(run, commands, told);
            });
    if (answer.kind() != TurnAnswer.Kind.WAIT) {
      return answer;
    }
    // The holder may be dead: the new arrival looks at once, rather than at the next sweep.
    boolean freed = false;
    for (Synchronization holder : runs.order(connectorOf(id)).before(load(id))) {
      freed |= liveness.isDead(holder) && interrupt(holder.id());
    }
    return freed ? decide(id, (run, told) -> answer(run, commands, told)) : answer;
  }

  /** Records that a run waits for a person, unless a later run has made it needless. */
  public void hold(UUID id, HoldRequest request) {
    decide(
        id,
        (run, told) -> {
          if (run.status() == Status.SUPERSEDED || run.status() == Status.APPLYING) {
            return run;
          }
          refuseEnded(run);
          run.hold(request.breaches(), request.expiresAt());
          synchronizations.save(run);
          runs.order(run.connector())
              .superseder(run)
              .ifPresent(by -> supersede(run, by.id(), told));
          passOn(run.connector(), told);
          return run;
        });
  }

  /**
   * Records that a run's plan is being applied now: from here on nothing supersedes it.
   *
   * @throws BusyException where an earlier attempt is still at work, which all decisions about the
   *     connector would have to wait for
   */
  public void startApplying(UUID id, ApplyRequest request) {
    decide(
        id,
        () -> lock.runIfFree(id).orElseThrow(() -> busy(id)),
        (run, told) -> {
          if (run.status() != Status.COMPLETED) {
            refuseEnded(run);
            if (run.turn() != Turn.GRANTED) {
              throw new StepException(
                  FailureType.INVALID_REQUEST,
                  "Synchronization " + id + " does not have its connector's turn",
                  "Ask for the turn and compare before applying.");
            }
            refuseUnreviewed(run, decisions.keep(run, request.decision()));
            run.startApplying(request.breaches());
            synchronizations.save(run);
          }
          return run;
        });
  }

  /** Records how a run ended, unless it has ended already, and gives its turn to the next. */
  public void close(UUID id, CloseRequest request) {
    decide(
        id,
        (run, told) -> {
          if (!run.status().ended()) {
            run.fail(request.status(), request.breaches(), request.failure(), clock.instant());
            String by = request.supersededBy();
            if (by != null) {
              run.supersede(UUID.fromString(by), clock.instant());
            }
          }
          run.explain(request.status(), request.failure());
          run.release();
          synchronizations.save(run);
          decisions.keep(run, request.decision());
          passOn(run.connector(), told);
          return run;
        });
  }

  @Override
  public boolean withdraw(String connector, BooleanSupplier withdrawal) {
    List<Synchronization> told = new ArrayList<>();
    boolean withdrawn =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  lock.connector(connector);
                  boolean gone = withdrawal.getAsBoolean();
                  if (gone) {
                    passOn(connector, told);
                  }
                  return gone;
                }));
    told.forEach(signals::send);
    return withdrawn;
  }

  /** Takes the turn from a run whose workflow is gone, and ends the run where it has not ended. */
  boolean interrupt(UUID id) {
    List<Synchronization> told = new ArrayList<>();
    boolean interrupted =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  lock.connector(connectorOf(id));
                  // A compare or an apply that is still at work keeps the row: the next sweep.
                  Optional<Synchronization> found = lock.runIfFree(id);
                  found.ifPresent(
                      run -> {
                        run.end(Status.INTERRUPTED, clock.instant());
                        synchronizations.save(run);
                        passOn(run.connector(), told);
                      });
                  return found.isPresent();
                }));
    told.forEach(signals::send);
    return interrupted;
  }

  private TurnAnswer answer(Synchronization run, boolean commands, List<Synchronization> told) {
    UUID by = run.supersededBy();
    if (by != null) {
      return needless(by);
    }
    refuseEnded(run);
    TurnOrder order = runs.order(run.connector());
    if (run.turn() == Turn.GRANTED) {
      // The answer itself tells the workflow.
      run.mustTell(null);
      synchronizations.save(run);
      return granted(run);
    }
    Optional<UUID> superseder =
        order.superseder(run).map(Synchronization::id).or(() -> runs.appliedAfter(run));
    if (superseder.isPresent()) {
      run.supersede(superseder.get(), clock.instant());
      synchronizations.save(run);
      passOn(run.connector(), told);
      return needless(superseder.get());
    }
    order.supersededBy(run).forEach(each -> supersede(locked(each), run.id(), told));
    if (runs.order(run.connector()).before(run).isEmpty()) {
      run.grant();
      synchronizations.save(run);
      return granted(run);
    }
    Optional<Synchronization> joinable = order.joinable(run, commands);
    if (joinable.isPresent()) {
      Synchronization other = locked(joinable.get());
      other.joined();
      synchronizations.save(other);
      run.supersede(other.id(), clock.instant());
      synchronizations.save(run);
      passOn(run.connector(), told);
      return needless(other.id());
    }
    run.await(commands);
    synchronizations.save(run);
    return new TurnAnswer(TurnAnswer.Kind.WAIT, null, false, null, null);
  }

  private void supersede(Synchronization run, UUID by, List<Synchronization> told) {
    run.supersede(by, clock.instant());
    run.mustTell(PendingSignal.SUPERSEDED);
    synchronizations.save(run);
    told.add(run);
  }

  private void passOn(String connector, List<Synchronization> told) {
    runs.order(connector)
        .next()
        .ifPresent(
            each -> {
              Synchronization next = locked(each);
              next.grant();
              next.mustTell(PendingSignal.TURN_GRANTED);
              synchronizations.save(next);
              told.add(next);
            });
  }

  private TurnAnswer granted(Synchronization run) {
    return new TurnAnswer(
        TurnAnswer.Kind.GRANTED,
        null,
        run.refresh(),
        runs.lastApplied(run.connector()).map(UUID::toString).orElse(null),
        runs.appliedFiles(run.connector()));
  }

  private TurnAnswer needless(UUID by) {
    boolean joined = load(by).mode() == Mode.INCREMENTAL;
    return new TurnAnswer(
        joined ? TurnAnswer.Kind.JOINED : TurnAnswer.Kind.SUPERSEDED,
        by.toString(),
        false,
        null,
        null);
  }

  private <T> T decide(UUID id, BiFunction<Synchronization, List<Synchronization>, T> decision) {
    return decide(id, () -> lock.run(id).orElseThrow(() -> unknown(id)), decision);
  }

  private <T> T decide(
      UUID id,
      Supplier<Synchronization> locked,
      BiFunction<Synchronization, List<Synchronization>, T> decision) {
    List<Synchronization> told = new ArrayList<>();
    @Nullable T decided =
        transaction.execute(
            status -> {
              lock.connector(connectorOf(id));
              return decision.apply(locked.get(), told);
            });
    told.forEach(signals::send);
    if (decided == null) {
      throw new IllegalStateException("a decision without an answer");
    }
    return decided;
  }

  private Synchronization locked(Synchronization run) {
    return lock.run(run.id()).orElseThrow(() -> unknown(run.id()));
  }

  private String connectorOf(UUID id) {
    return load(id).connector();
  }

  private Synchronization load(UUID id) {
    return synchronizations.findById(id).orElseThrow(() -> unknown(id));
  }

  /** The workflow never asks for these; should it ever, nothing is changed. */
  private static void refuseUnreviewed(Synchronization run, Optional<ReviewDecision> decision) {
    if (run.dryRun()) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "Synchronization " + run.id() + " is a dry run, which applies nothing",
          "Start a run that is not dry.");
    }
    boolean needsPerson =
        run.status() == Status.AWAITING_REVIEW
            || (run.checked() && Check.holds(run.breaches(), run.force()));
    if (needsPerson && !decision.filter(made -> made.resumes(run.planDigest())).isPresent()) {
      throw new StepException(
          FailureType.NOT_REVIEWED,
          "The plan of synchronization " + run.id() + " is not applied before a person resumes it",
          "Start another run, and resume or cancel it when it is held.");
    }
  }

  private static void refuseEnded(Synchronization run) {
    if (run.status().ended()) {
      throw new StepException(
          FailureType.RUN_ENDED,
          "Synchronization " + run.id() + " has already ended: " + run.status(),
          "Start a new one.");
    }
  }

  private static BusyException busy(UUID id) {
    return new BusyException("An earlier attempt is still at work on synchronization " + id);
  }

  private static StepException unknown(UUID id) {
    return new StepException(
        FailureType.INVALID_REQUEST,
        "There is no synchronization " + id,
        "Start the run over REST, or without an id.");
  }
}
