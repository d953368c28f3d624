package dev.sluice.repository.turn;

import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.run.PendingSignal;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.RunWorkflows;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import io.temporal.client.WorkflowNotFoundException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signals decisions about turns to workflows. Errors are left to the {@link RunRecovery}: the
 * decision is already made.
 */
@Component
class TurnSignals {
  private static final Logger LOG = LoggerFactory.getLogger(TurnSignals.class);

  private final RunWorkflows workflows;
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final TransactionTemplate transaction;

  TurnSignals(
      RunWorkflows workflows,
      RunLock lock,
      Synchronizations synchronizations,
      TransactionTemplate transaction) {
    this.workflows = workflows;
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.transaction = transaction;
  }

  void send(Synchronization run) {
    PendingSignal signal = run.pendingSignal();
    if (signal == null) {
      return;
    }
    try {
      tell(run, signal);
    } catch (WorkflowNotFoundException e) {
      LOG.debug("Synchronization {} has no workflow to signal", run.id());
    } catch (TemporalUnavailableException e) {
      LOG.warn(
          "Temporal did not accept the signal for synchronization {}; it is sent again", run.id());
      return;
    } catch (RuntimeException e) {
      LOG.error(
          "Synchronization {} could not be signalled; it is tried again: {}",
          run.id(),
          SafeTrace.of(e));
      return;
    }
    transaction.executeWithoutResult(status -> told(run.id(), signal));
  }

  private void tell(Synchronization run, PendingSignal signal) {
    switch (signal) {
      case TURN_GRANTED -> workflows.tellGranted(run);
      case SUPERSEDED -> {
        UUID by = run.supersededBy();
        if (by != null) {
          workflows.tellSuperseded(run, by);
        }
      }
    }
  }

  private void told(UUID id, PendingSignal signal) {
    // A row that is not free belongs to a compare that began already; the sweep tells it again.
    lock.runIfFree(id)
        .filter(run -> run.pendingSignal() == signal)
        .ifPresent(
            run -> {
              run.mustTell(null);
              synchronizations.save(run);
            });
  }
}
