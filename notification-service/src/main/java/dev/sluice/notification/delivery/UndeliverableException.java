package dev.sluice.notification.delivery;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;

/** A message that no retry can deliver. */
public final class UndeliverableException extends RuntimeException {
  private final transient Failure failure;
  private final boolean reported;

  private UndeliverableException(String message, String remedy, boolean reported) {
    super(message);
    this.failure = Failure.of(FailureType.UNDELIVERABLE, message, remedy);
    this.reported = reported;
  }

  public UndeliverableException(String message, String remedy) {
    this(message, remedy, false);
  }

  /** The same for a reason that is in the log already and would fill it with every message. */
  public static UndeliverableException alreadyReported(String message, String remedy) {
    return new UndeliverableException(message, remedy, true);
  }

  public Failure failure() {
    return failure;
  }

  /** Whether the reason is in the log already. */
  public boolean reported() {
    return reported;
  }
}
