package dev.sluice.agent.prepare.sort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The number of leading bytes that keys have in common. If keys are sorted, the first and the last
 * key suffice.
 */
final class SharedPrefix {
  private byte @Nullable [] first;
  private int length;

  void add(byte[] key) {
    byte[] known = first;
    if (known == null) {
      first = key;
      length = key.length;
      return;
    }
    int mismatch = Arrays.mismatch(known, 0, length, key, 0, Math.min(length, key.length));
    length = mismatch < 0 ? length : mismatch;
  }

  int length() {
    return length;
  }
}
