package dev.sluice.repository.compare.wire;

/** Recognises valid UTF-8, as strictly as the JDK's decoder. */
final class Utf8 {
  private static final int CONTINUATION = 0x80;

  private Utf8() {}

  /** Whether the bytes are whole characters: no surrogates, none longer than needed. */
  static boolean isValid(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end) {
      int lead = bytes[position] & 0xff;
      int length = length(lead);
      if (length == 0 || position + length > end) {
        return false;
      }
      if (length > 1) {
        int second = bytes[position + 1] & 0xff;
        if (second < lowestSecond(lead) || second > highestSecond(lead)) {
          return false;
        }
        for (int next = 2; next < length; next++) {
          if ((bytes[position + next] & 0xC0) != CONTINUATION) {
            return false;
          }
        }
      }
      position += length;
    }
    return true;
  }

  private static int length(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  }

  private static int lowestSecond(int lead) {
    return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : CONTINUATION;
  }

  private static int highestSecond(int lead) {
    return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  }
}
