package dev.sluice.agent.prepare.sort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes keys have in common at their beginning. Of sorted keys, the ends tell it of all.
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
