package dev.sluice.repository.worker;

import dev.sluice.contract.Failure;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.StepException;
import dev.sluice.repository.postgresql.DatabaseTrouble;
import io.temporal.failure.ApplicationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts exceptions of a step to failures for Temporal and the workflow. The exception itself is
 * not passed on: its text may quote a statement.
 */
final class StepFailures {
  private static final Logger LOG = LoggerFactory.getLogger(StepFailures.class);

  /** Not the name of a failure type, since every one of those ends the run. */
  private static final String UNAVAILABLE = "UNAVAILABLE";

  private StepFailures() {}

  static ApplicationFailure typed(RuntimeException thrown) {
    if (thrown instanceof StepException step) {
      return failure(step.failure());
    }
    if (thrown instanceof BusyException busy) {
      return passing(busy.getMessage() + "; it is tried again.");
    }
    if (DatabaseTrouble.isLocked(thrown)) {
      return passing("Somebody else is changing the same data now; it is tried again.");
    }
    LOG.error("A step of a run failed unexpectedly: {}", SafeTrace.of(thrown));
    return DatabaseTrouble.passes(thrown)
        ? passing("The database refused the step for now; it is tried again.")
        : failure(StepException.UNEXPECTED);
  }

  private static ApplicationFailure passing(String message) {
    LOG.info("A step of a run waits: {}", message);
    return ApplicationFailure.newBuilder().setType(UNAVAILABLE).setMessage(message).build();
  }

  private static ApplicationFailure failure(Failure failure) {
    return ApplicationFailure.newBuilder()
        .setType(failure.type().name())
        .setMessage(failure.message())
        .setDetails(failure)
        .setNonRetryable(true)
        .build();
  }
}
