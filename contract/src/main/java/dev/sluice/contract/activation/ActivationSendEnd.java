package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * How a send ended.
 *
 * @param reason why it failed, for people; null if it did not
 */
public record ActivationSendEnd(String sendId, Outcome outcome, @Nullable String reason) {

  /** The ends that there are. */
  public enum Outcome {
    COMPLETED,
    CANCELLED,
    FAILED
  }
}
