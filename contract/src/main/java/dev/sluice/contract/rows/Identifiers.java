package dev.sluice.contract.rows;

/** Values that identify a resource: keys, unique values, ends of links. */
public final class Identifiers {
  /** The most bytes of UTF-8 that such a value has, since an index must hold it. */
  public static final int MAX_BYTES = 1024;

  private static final int MAX_BYTES_PER_CHARACTER = 3;

  private Identifiers() {}

  /** Whether a value has too many bytes. */
  public static boolean tooLong(String value) {
    // No character takes more than three bytes per UTF-16 unit.
    return value.length() > MAX_BYTES / MAX_BYTES_PER_CHARACTER
        && value.codePoints().mapToLong(Identifiers::bytes).sum() > MAX_BYTES;
  }

  /** How many bytes UTF-8 needs for a code point (RFC 3629). */
  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
