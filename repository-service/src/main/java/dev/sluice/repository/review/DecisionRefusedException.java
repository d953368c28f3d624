package dev.sluice.repository.review;

import dev.sluice.contract.run.DecisionRefusal;

/** A decision that is refused. */
public final class DecisionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DecisionRefusal reason;

  DecisionRefusedException(DecisionRefusal reason, String message) {
    super(message);
    this.reason = reason;
  }

  public DecisionRefusal reason() {
    return reason;
  }
}
