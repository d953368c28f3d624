package dev.sluice.contract.rows;

/** White space in a cell: all invisible characters, including no-break spaces. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether a text is empty or white space alone, which is no value whatever it stands for. */
  public static boolean blank(String text) {
    return text.codePoints().allMatch(WhiteSpace::is);
  }

  /** The same of bytes of UTF-8. */
  public static boolean blank(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      byte first = bytes[at];
      // Most cells begin with a character of ASCII that is none.
      if (first > ' ') {
        return false;
      }
      int length = first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : 3;
      // No white space takes four bytes.
      if ((first & 0xF8) == 0xF0 || !is(character(bytes, at, length))) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** The text without white space around it. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    // All white space is in the basic plane.
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    while (start < end && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static int character(byte[] bytes, int at, int length) {
    return switch (length) {
      case 1 -> bytes[at];
      case 2 -> (bytes[at] & 0x1F) << 6 | (bytes[at + 1] & 0x3F);
      default -> (bytes[at] & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F);
    };
  }

  private static boolean is(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
