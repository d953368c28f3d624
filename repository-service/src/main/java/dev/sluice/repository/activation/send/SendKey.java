package dev.sluice.repository.activation.send;

import dev.sluice.repository.rest.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a request, so that its repetition is recognised.
 *
 * @param digest tells a repetition from another request with the key
 */
record SendKey(String key, String digest) {
  /** The key that a request carries; null if it carries none. */
  static @Nullable SendKey read(@Nullable String key, String digest) {
    IdempotencyKeys.check(key);
    return key == null ? null : new SendKey(key, digest);
  }
}
