package dev.sluice.repository.turn;

import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Turn;
import dev.sluice.repository.start.TurnKeeper;
import dev.sluice.repository.turn.TurnDecisions.Decision;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives turns to runs that request them, and takes them back from runs that no longer exist. */
@Component
public class Turns implements TurnKeeper {
  private final TurnDecisions decisions;
  private final ConnectorRuns runs;
  private final WorkflowLiveness liveness;

  Turns(TurnDecisions decisions, ConnectorRuns runs, WorkflowLiveness liveness) {
    this.decisions = decisions;
    this.runs = runs;
    this.liveness = liveness;
  }

  /** Asks for a run's turn; asked again, it gives the same answer or a later one. */
  public TurnAnswer take(UUID id, boolean commands, @Nullable String commandFiles) {
    String connector = decisions.load(id).connector();
    TurnAnswer answer =
        decisions.decide(
            connector,
            decision -> {
              Synchronization run = decision.run(id);
              run.carries(commandFiles);
              return answer(decision, run, commands);
            });
    if (answer.kind() != TurnAnswer.Kind.WAIT) {
      return answer;
    }
    // The holder may be dead: the new arrival looks at once, rather than at the next sweep.
    boolean freed = false;
    for (Synchronization holder : runs.order(connector).before(decisions.load(id))) {
      freed |= liveness.isDead(holder) && interrupt(holder.id());
    }
    return freed
        ? decisions.decide(connector, decision -> answer(decision, decision.run(id), commands))
        : answer;
  }

  @Override
  public boolean withdraw(String connector, BooleanSupplier withdrawal) {
    return decisions.decide(
        connector,
        decision -> {
          boolean gone = withdrawal.getAsBoolean();
          if (gone) {
            decision.passOn(connector);
          }
          return gone;
        });
  }

  /** Takes the turn from a run whose workflow is gone, and ends the run unless it has ended. */
  boolean interrupt(UUID id) {
    return decisions.decide(
        decisions.load(id).connector(),
        decision -> {
          // A compare or an apply that is still at work keeps the row: the next sweep.
          Optional<Synchronization> found = decision.runIfFree(id);
          found.ifPresent(
              run -> {
                run.end(Status.INTERRUPTED, decision.now());
                decision.save(run);
                decision.passOn(run.connector());
              });
          return found.isPresent();
        });
  }

  private TurnAnswer answer(Decision decision, Synchronization run, boolean commands) {
    UUID by = run.supersededBy();
    if (by != null) {
      return superseded(by);
    }
    RunLifecycle.refuseEnded(run);
    TurnOrder order = decision.order(run);
    if (run.turn() == Turn.GRANTED) {
      // The answer itself tells the workflow.
      run.mustTell(null);
      decision.save(run);
      return granted(run);
    }
    Optional<UUID> superseder =
        order.superseder(run).map(Synchronization::id).or(() -> runs.appliedAfter(run));
    if (superseder.isPresent()) {
      return end(decision, run, superseder.get());
    }
    order.supersededBy(run).forEach(each -> decision.supersede(decision.run(each.id()), run.id()));
    if (decision.order(run).before(run).isEmpty()) {
      run.grant();
      decision.save(run);
      return granted(run);
    }
    Optional<Synchronization> joinable = order.joinable(run, commands);
    if (joinable.isPresent()) {
      Synchronization other = decision.run(joinable.get().id());
      other.joined();
      decision.save(other);
      return end(decision, run, other.id());
    }
    run.await(commands);
    decision.save(run);
    return new TurnAnswer(TurnAnswer.Kind.WAIT, null, false, null, null);
  }

  /** Ends the run that asks, in favour of another one. */
  private TurnAnswer end(Decision decision, Synchronization run, UUID by) {
    run.supersede(by, decision.now());
    decision.save(run);
    decision.passOn(run.connector());
    return superseded(by);
  }

  private TurnAnswer granted(Synchronization run) {
    return new TurnAnswer(
        TurnAnswer.Kind.GRANTED,
        null,
        run.refresh(),
        runs.lastApplied(run.connector()).map(UUID::toString).orElse(null),
        runs.appliedFiles(run.connector()));
  }

  private TurnAnswer superseded(UUID by) {
    boolean joined = decisions.load(by).mode() == Mode.INCREMENTAL;
    return new TurnAnswer(
        joined ? TurnAnswer.Kind.JOINED : TurnAnswer.Kind.SUPERSEDED,
        by.toString(),
        false,
        null,
        null);
  }
}
