package dev.sluice.repository.turn;

import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;
import dev.sluice.repository.metric.RunMeters;
import dev.sluice.repository.run.PendingSignal;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides about the turns of a connector one after the other, also with several servers. The
 * workflows concerned are signalled after the commit, and again by the {@link RunRecovery} if that
 * failed.
 */
@Component
class TurnDecisions {
  private final ConnectorRuns runs;
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final TurnSignals signals;
  private final RunMeters meters;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TurnDecisions(
      ConnectorRuns runs,
      RunLock lock,
      Synchronizations synchronizations,
      TurnSignals signals,
      RunMeters meters,
      TransactionTemplate transaction,
      Clock clock) {
    this.runs = runs;
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.signals = signals;
    this.meters = meters;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Decides something about the runs of a connector. */
  <T> T decide(String connector, Function<Decision, T> decided) {
    var decision = new Decision();
    @Nullable T outcome =
        transaction.execute(
            status -> {
              lock.connector(connector);
              return decided.apply(decision);
            });
    decision.ended.values().forEach(meters::ended);
    decision.toSignal.forEach(signals::send);
    if (outcome == null) {
      throw new IllegalStateException("a decision without an outcome");
    }
    return outcome;
  }

  /** A run as it is, for no change. */
  Synchronization load(UUID id) {
    return synchronizations.findById(id).orElseThrow(() -> unknown(id));
  }

  private static StepException unknown(UUID id) {
    return new StepException(
        FailureType.INVALID_REQUEST,
        "There is no synchronization " + id,
        "Start the run over REST, or without an id.");
  }

  /** A decision under way: what it may change, and the workflows that it concerns. */
  final class Decision {
    private final List<Synchronization> toSignal = new ArrayList<>();
    private final Map<UUID, Synchronization> ended = new LinkedHashMap<>();

    private Decision() {}

    /** The run, for change. */
    Synchronization run(UUID id) {
      return lock.run(id).orElseThrow(() -> unknown(id));
    }

    /** The run, for change; nothing if a compare or an apply is at work on it. */
    Optional<Synchronization> runIfFree(UUID id) {
      return lock.runIfFree(id);
    }

    TurnOrder order(Synchronization run) {
      return runs.order(run.connector());
    }

    Instant now() {
      return clock.instant();
    }

    void save(Synchronization run) {
      synchronizations.save(run);
      if (run.justEnded()) {
        ended.put(run.id(), run);
      }
    }

    /** Ends a run in favour of a later one, and has its workflow told. */
    void supersede(Synchronization run, UUID by) {
      run.supersede(by, clock.instant());
      run.mustTell(PendingSignal.SUPERSEDED);
      save(run);
      toSignal.add(run);
    }

    /** Gives the turn to the next run of the connector, if there is one and it need not wait. */
    void passOn(String connector) {
      runs.order(connector)
          .next()
          .ifPresent(
              each -> {
                Synchronization next = run(each.id());
                next.grant();
                next.mustTell(PendingSignal.TURN_GRANTED);
                synchronizations.save(next);
                toSignal.add(next);
              });
    }
  }
}
