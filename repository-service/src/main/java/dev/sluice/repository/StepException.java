package dev.sluice.repository;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;

/** A step of a run that cannot be done, with the reason. */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What runs and agents are told of a fault of the server's own, which comes back each time. */
  public static final Failure UNEXPECTED =
      Failure.of(
          FailureType.INTERNAL,
          "The server failed unexpectedly.",
          "Report it with the server's log from this time.");

  private final transient Failure failure;

  public StepException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public StepException(FailureType type, String message, String remedy) {
    this(Failure.of(type, message, remedy));
  }

  public Failure failure() {
    return failure;
  }
}
