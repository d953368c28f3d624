package dev.sluice.agent.prepare.value;

import dev.sluice.contract.rows.CanonicalValue;

/**
 * Recognises common cells that are already in canonical form, so that they are copied instead of
 * converted. A cell that it does not recognise may still be canonical.
 */
final class CanonicalBytes {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CanonicalBytes() {}

  static boolean none(byte[] bytes, int start, int end) {
    return false;
  }

  static boolean text(byte[] bytes, int start, int end) {
    return true;
  }

  static boolean integer(byte[] bytes, int start, int end) {
    int length = end - start;
    return length > 0
        && length <= CanonicalValue.MAX_DIGITS
        && (length == 1 || bytes[start] != '0')
        && digits(bytes, start, end);
  }

  static boolean bool(byte[] bytes, int start, int end) {
    return is("true", bytes, start, end) || is("false", bytes, start, end);
  }

  static boolean date(byte[] bytes, int start, int end) {
    if (end - start != 10
        || bytes[start + 4] != '-'
        || bytes[start + 7] != '-'
        || !digits(bytes, start, start + 4)
        || !digits(bytes, start + 5, start + 7)
        || !digits(bytes, start + 8, end)) {
      return false;
    }
    int year = number(bytes, start, start + 4);
    int month = number(bytes, start + 5, start + 7);
    int day = number(bytes, start + 8, end);
    // The last day of February is left to the conversion, which knows leap years.
    return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
  }

  private static boolean digits(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }

  private static boolean is(String word, byte[] bytes, int start, int end) {
    if (end - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
