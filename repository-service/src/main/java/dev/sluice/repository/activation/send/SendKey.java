package dev.sluice.repository.activation.send;

import dev.sluice.repository.rest.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Names a request, so that its repetition is recognised.
 *
 * @param digest tells a repetition from another request with the key
 */
record SendKey(String key, String digest) {
  private static final int LONGEST = 255;

  /** The key that a request carries; null where it carries none. */
  static @Nullable SendKey read(@Nullable String key, String digest) {
    if (key == null) {
      return null;
    }
    if (key.isBlank() || key.length() > LONGEST) {
      throw ProblemException.invalid("Idempotency-Key", "from 1 to " + LONGEST + " characters");
    }
    return new SendKey(key, digest);
  }
}
