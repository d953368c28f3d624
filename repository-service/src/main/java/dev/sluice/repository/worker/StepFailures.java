package dev.sluice.repository.worker;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.repository.DatabaseTrouble;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.StepException;
import io.temporal.failure.ApplicationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a step threw into what Temporal and the workflow understand. The exception itself does
 * not travel: its text may quote a statement.
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
    LOG.error("A step of a run failed unexpectedly: {}", SafeTrace.of(thrown));
    if (DatabaseTrouble.passes(thrown)) {
      return ApplicationFailure.newBuilder()
          .setType(UNAVAILABLE)
          .setMessage("The database did not take the step; it is tried again.")
          .build();
    }
    return failure(
        Failure.of(
            FailureType.INTERNAL,
            "The server failed unexpectedly.",
            "Look into the server's log at this time, and report what it says."));
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
