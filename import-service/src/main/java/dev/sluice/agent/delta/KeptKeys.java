package dev.sluice.agent.delta;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.SortedFileReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys of rejected rows, in ascending order. */
final class KeptKeys {
  private final SortedFileReader keys;
  private @Nullable Line next;

  KeptKeys(SortedFileReader keys) throws IOException {
    this.keys = keys;
    next = keys.next();
  }

  boolean contains(byte[] key) throws IOException {
    Line candidate = next;
    while (candidate != null && Arrays.compareUnsigned(candidate.key(), key) < 0) {
      candidate = keys.next();
    }
    next = candidate;
    return candidate != null && Arrays.equals(candidate.key(), key);
  }
}
