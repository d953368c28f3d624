package dev.sluice.contract.rows;

import java.nio.charset.StandardCharsets;

/** Values that say which resource is meant: keys, unique values, ends of links. */
public final class Identifiers {
  /** The most bytes of UTF-8 that such a value has, since an index must hold it. */
  public static final int MAX_BYTES = 1024;

  private static final int MAX_BYTES_PER_CHARACTER = 3;

  private Identifiers() {}

  /** Whether a value has too many bytes. */
  public static boolean tooLong(String value) {
    // No character takes more than three bytes per UTF-16 unit.
    return value.length() > MAX_BYTES / MAX_BYTES_PER_CHARACTER
        && value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }
}
