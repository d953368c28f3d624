package dev.sluice.repository.compare.wire;

/** Recognises the numbers that an agent writes, which {@code jsonb} stores unchanged. */
final class Numbers {
  /** PostgreSQL takes longer numbers, but nobody means them. */
  static final int LONGEST = 1000;

  private Numbers() {}

  /** Whether it is a number without an exponent, a plus sign or zeros in front. */
  static boolean isNumber(byte[] bytes, int start, int end) {
    int first = start < end && bytes[start] == '-' ? start + 1 : start;
    int point = afterDigits(bytes, first, end);
    if (end - start > LONGEST || point == first || (bytes[first] == '0' && point > first + 1)) {
      return false;
    }
    return point == end
        || (bytes[point] == '.' && point + 1 < end && afterDigits(bytes, point + 1, end) == end);
  }

  /** Whether a number is a zero with a sign, which {@code jsonb} does not keep. */
  static boolean isNegativeZero(byte[] bytes, int start, int end) {
    if (bytes[start] != '-') {
      return false;
    }
    for (int position = start + 1; position < end; position++) {
      if (bytes[position] != '0' && bytes[position] != '.') {
        return false;
      }
    }
    return true;
  }

  private static int afterDigits(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
      position++;
    }
    return position;
  }
}
