package dev.sluice.workflows.synchronize;

import io.temporal.failure.ApplicationFailure;

/**
 * Refuses an update. The typed failure is its cause, since Temporal's Java SDK replaces the type of
 * an application failure that a validator throws directly.
 */
final class RefusedDecision extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedDecision(String type, String message) {
    super(message, ApplicationFailure.newNonRetryableFailure(message, type));
  }
}
