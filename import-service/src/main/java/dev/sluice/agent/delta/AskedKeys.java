package dev.sluice.agent.delta;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.SortedFileReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rows that the server did not accept earlier, in ascending order. The agent sends
 * these rows again even if they have not changed. Each key is returned once.
 */
final class AskedKeys {
  private final @Nullable SortedFileReader keys;
  private byte @Nullable [] next;

  private AskedKeys(@Nullable SortedFileReader keys) throws IOException {
    this.keys = keys;
    advance();
  }

  static AskedKeys of(SortedFileReader keys) throws IOException {
    return new AskedKeys(keys);
  }

  static AskedKeys none() throws IOException {
    return new AskedKeys(null);
  }

  /** Whether all were given. */
  boolean isEmpty() {
    return next == null;
  }

  /** Whether the next one is not behind the key of this line. */
  boolean isReached(Line line) {
    return next != null && line.compareKey(next) >= 0;
  }

  /** Gives the next one if it is before this key, or if there is no key. */
  byte @Nullable [] takeBefore(byte @Nullable [] key) throws IOException {
    byte[] candidate = next;
    if (candidate == null || (key != null && Arrays.compareUnsigned(candidate, key) >= 0)) {
      return null;
    }
    advance();
    return candidate;
  }

  /** Gives the next one if it is this key, and tells whether it is. */
  boolean take(byte[] key) throws IOException {
    boolean asked = Arrays.equals(next, key);
    if (asked) {
      advance();
    }
    return asked;
  }

  private void advance() throws IOException {
    Line line = keys == null ? null : keys.next();
    next = line == null ? null : line.key();
  }
}
