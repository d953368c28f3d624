package dev.sluice.repository.rest;

import org.jspecify.annotations.Nullable;

/** Checks the {@code Idempotency-Key} of a request. */
public final class IdempotencyKeys {
  private static final int LONGEST = 255;

  private IdempotencyKeys() {}

  /** Refuses a key that is empty or too long; a request need not carry one. */
  public static void check(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST)) {
      throw ProblemException.invalid("Idempotency-Key", "from 1 to " + LONGEST + " characters");
    }
  }
}
