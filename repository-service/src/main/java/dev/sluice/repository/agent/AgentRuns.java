package dev.sluice.repository.agent;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Step;
import dev.sluice.repository.StepException;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.Progress;
import dev.sluice.repository.run.RunId;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.Turn;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The runs that an agent may access: those whose connector names it. */
@Component
class AgentRuns {
  private final RunLock lock;
  private final Synchronizations synchronizations;
  private final TransactionTemplate transaction;

  AgentRuns(RunLock lock, Synchronizations synchronizations, TransactionTemplate transaction) {
    this.lock = lock;
    this.synchronizations = synchronizations;
    this.transaction = transaction;
  }

  /** A run of this agent that has its turn and has not ended. */
  Synchronization comparable(UUID id, String agent) {
    Synchronization run = own(id, agent);
    if (run.status().ended()) {
      throw new StepException(
          FailureType.RUN_ENDED,
          "Synchronization " + id + " has already ended: " + run.status(),
          "Start a new one.");
    }
    if (run.turn() != Turn.GRANTED) {
      throw new StepException(
          FailureType.INVALID_REQUEST,
          "Synchronization " + id + " does not have its connector's turn",
          "Send rows when the workflow asks for them.");
    }
    return run;
  }

  /**
   * Refuses an incremental run if the agent keeps the files of a run that the database does not
   * know: it was set back, and what was applied in between is missing. Whole files tell already
   * when a delta is computed; commands would go on as if nothing were missing.
   */
  void refuseIfSetBack(Synchronization run, @Nullable String snapshot) {
    if (run.mode() == Mode.INCREMENTAL
        && snapshot != null
        && !synchronizations.existsById(RunId.read(snapshot))) {
      throw new StepException(
          FailureType.SNAPSHOT_UNUSABLE,
          "The database is older than the agent's files: the agent has files of run "
              + snapshot
              + " of "
              + run.connector()
              + ", which is not in the database",
          "Run the connector in mode complete, which loads everything in its files.");
    }
  }

  /** Shows how far a run is; what comes too late, or at a bad moment, is not shown. */
  void progress(
      UUID id, String agent, @Nullable String step, @Nullable Long done, @Nullable Long total) {
    own(id, agent);
    Status status =
        status(step)
            .orElseThrow(() -> ProblemException.invalid("step", "one of export, prepare, compare"));
    transaction.executeWithoutResult(
        transacting ->
            // A row that is not free is being compared; progress is not worth waiting for.
            lock.runIfFree(id)
                .filter(run -> run.advance(status, new Progress(step, done, total)))
                .ifPresent(synchronizations::save));
  }

  private Synchronization own(UUID id, String agent) {
    Synchronization run =
        synchronizations
            .findById(id)
            .orElseThrow(
                () ->
                    new StepException(
                        FailureType.RUN_ENDED,
                        "There is no synchronization " + id,
                        "Start a new one."));
    if (!run.agent().equals(agent)) {
      throw ProblemException.foreignAgent("The run's connector names another agent than this one.");
    }
    // Until the request ends.
    LoggedRun.enter(id.toString(), run.connector());
    return run;
  }

  private static Optional<Status> status(@Nullable String step) {
    return Optional.ofNullable(step)
        .flatMap(Step::labelled)
        .map(
            known ->
                switch (known) {
                  case EXPORT -> Status.EXPORTING;
                  case PREPARE -> Status.PREPARING;
                  case COMPARE -> Status.COMPARING;
                  case CHECK, APPLY, NOTIFY -> Status.QUEUED;
                })
        .filter(known -> known != Status.QUEUED);
  }
}
