package dev.sluice.notification.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be delivered now, but perhaps later. It has no cause, since answers of
 * servers may contain addresses and would be in Temporal's history.
 */
public final class DelayedException extends RuntimeException {
  private final @Nullable Duration retryAfter;

  public DelayedException(String message) {
    this(message, null);
  }

  /**
   * @param retryAfter how long the receiver asks us to wait, if it does
   */
  public DelayedException(String message, @Nullable Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
