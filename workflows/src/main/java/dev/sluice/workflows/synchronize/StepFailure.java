package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.workflows.failure.ToldFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.Locale;
import java.util.stream.Stream;

/** Converts a failed step to a failure that people can read. */
final class StepFailure {
  private StepFailure() {}

  /** Whether the step was interrupted rather than failed. */
  static boolean interrupted(ActivityFailure failure) {
    return failure.getCause() instanceof CanceledFailure;
  }

  /** What the step said about its failure; nothing of an unknown exception's text is repeated. */
  static Failure of(ActivityFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure cause) {
      return ToldFailure.of(cause).orElseGet(() -> unspoken(failure, typeOf(cause)));
    }
    return unspoken(failure, FailureType.INTERNAL);
  }

  /** The failure of a workflow that could not do anything. */
  static ApplicationFailure thrown(Failure failure) {
    return ApplicationFailure.newBuilder()
        .setMessage(failure.message())
        .setType(failure.type().name())
        .setDetails(failure)
        .setNonRetryable(true)
        .build();
  }

  private static FailureType typeOf(ApplicationFailure cause) {
    return Stream.of(FailureType.values())
        .filter(type -> type.name().equals(cause.getType()))
        .findFirst()
        .orElse(FailureType.INTERNAL);
  }

  private static Failure unspoken(ActivityFailure failure, FailureType type) {
    return Failure.of(
        type,
        "The step " + failure.getActivityType().toLowerCase(Locale.ROOT) + " failed.",
        "Look for this run in the log of the service that ran the step.");
  }
}
