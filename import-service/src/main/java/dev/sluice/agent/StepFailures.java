package dev.sluice.agent;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates exceptions of a step for Temporal. Causes are left out: their messages may quote a
 * file, and Temporal stores what it gets.
 */
final class StepFailures {
  private static final Logger LOG = LoggerFactory.getLogger(StepFailures.class);

  /** Not the name of a failure type, since every one of those but one ends the run. */
  private static final String UNAVAILABLE = "UNAVAILABLE";

  private StepFailures() {}

  /** The step says no; another attempt would say the same. */
  static ApplicationFailure refusal(String step, SourceException refusal) {
    Failure failure = refusal.failure();
    LOG.info("Step {} failed with {}: {}", step, failure.type(), failure.message());
    return ApplicationFailure.newNonRetryableFailure(
        failure.message(), failure.type().name(), failure);
  }

  /** A disk or the network failed the step; it may work the next time. */
  static ApplicationFailure trouble(String step, IOException trouble) {
    LOG.warn("Step {} will be tried again: {}", step, places(trouble));
    return ApplicationFailure.newFailure(
        "Step "
            + step
            + " could not read, write or send: "
            + reason(trouble)
            + ". It is tried again. Check the agent's disk and its connection to the server.",
        UNAVAILABLE);
  }

  /** A fault of the agent itself. */
  static ApplicationFailure fault(String step, RuntimeException fault) {
    LOG.error("Step {} failed because of an error in the agent: {}", step, places(fault));
    Failure failure =
        Failure.of(
            FailureType.INTERNAL,
            "Step "
                + step
                + " failed because of an error in the agent: "
                + fault.getClass().getSimpleName()
                + ".",
            "Report it with the agent's log from this time.");
    return ApplicationFailure.newNonRetryableFailure(
        failure.message(), failure.type().name(), failure);
  }

  private static String reason(IOException trouble) {
    if (trouble instanceof FileSystemException onFile && onFile.getReason() != null) {
      return onFile.getReason();
    }
    String message = trouble.getMessage();
    boolean ours =
        trouble.getClass() == IOException.class && message != null && message.length() < 200;
    return ours ? String.valueOf(message) : trouble.getClass().getSimpleName();
  }

  /** Where it was thrown, without the messages. */
  private static String places(Throwable thrown) {
    StringBuilder places = new StringBuilder();
    int depth = 0;
    for (Throwable each = thrown; each != null && depth < 5; each = each.getCause(), depth++) {
      places
          .append(depth == 0 ? "" : " caused by ")
          .append(each.getClass().getName())
          .append(
              Arrays.stream(each.getStackTrace())
                  .limit(12)
                  .map(frame -> " at " + frame)
                  .collect(Collectors.joining()));
    }
    return places.toString();
  }
}
