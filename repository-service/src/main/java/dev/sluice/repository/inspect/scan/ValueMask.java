package dev.sluice.repository.inspect.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the pattern of a value: 9 for each digit, A and a for letters, everything else unchanged.
 * Long patterns are cut off.
 */
final class ValueMask {
  private static final int LONGEST_BYTES = 100;

  private byte[] mask = new byte[LONGEST_BYTES];
  private int length;

  /** Writes the pattern of a JSON value, over the one before. */
  void write(byte[] json, int start, int end) {
    if (!JsonText.isQuoted(json, start)) {
      plain(json, start, end);
    } else if (isAscii(json, start + 1, end - 1)) {
      plain(json, start + 1, end - 1);
    } else {
      encoded(JsonText.of(json, start, end));
    }
  }

  byte[] bytes() {
    return mask;
  }

  int length() {
    return length;
  }

  private void plain(byte[] text, int start, int end) {
    length = Math.min(end - start, LONGEST_BYTES);
    for (int position = 0; position < length; position++) {
      byte each = text[start + position];
      mask[position] =
          each >= '0' && each <= '9'
              ? (byte) '9'
              : each >= 'a' && each <= 'z'
                  ? (byte) 'a'
                  : each >= 'A' && each <= 'Z' ? (byte) 'A' : each;
    }
  }

  private void encoded(String text) {
    var pattern = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_BYTES / 4)
        .map(ValueMask::pattern)
        .forEach(pattern::appendCodePoint);
    byte[] bytes = pattern.toString().getBytes(StandardCharsets.UTF_8);
    length = bytes.length;
    mask = Arrays.copyOf(bytes, LONGEST_BYTES);
  }

  private static int pattern(int character) {
    if (Character.isDigit(character)) {
      return '9';
    }
    if (Character.isUpperCase(character)) {
      return 'A';
    }
    return Character.isLetter(character) ? 'a' : character;
  }

  /** Without escapes, too. */
  private static boolean isAscii(byte[] text, int start, int end) {
    for (int position = start; position < end; position++) {
      if (text[position] < 0 || text[position] == '\\') {
        return false;
      }
    }
    return true;
  }
}
