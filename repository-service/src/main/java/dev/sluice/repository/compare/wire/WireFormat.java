package dev.sluice.repository.compare.wire;

import dev.sluice.contract.FailureType;
import dev.sluice.repository.StepException;

/** Failures for rows that no agent of this version sends. */
public final class WireFormat {
  private WireFormat() {}

  /**
   * A refusal of what an agent sent.
   *
   * @param message what is wrong, without any value
   */
  public static StepException malformed(String message) {
    return new StepException(
        FailureType.INTERNAL,
        "What the agent sent cannot be used: " + message,
        "Run the same version of Sluice on the agent and on the server");
  }
}
