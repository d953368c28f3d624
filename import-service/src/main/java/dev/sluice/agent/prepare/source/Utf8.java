package dev.sluice.agent.prepare.source;

/** Counts characters in valid UTF-8. */
final class Utf8 {
  private Utf8() {}

  /** How many characters the bytes are, as Java counts them. */
  static int characters(byte[] bytes, int start, int end) {
    int characters = 0;
    for (int i = start; i < end; i++) {
      characters += units(bytes[i]);
    }
    return characters;
  }

  /** Where the first so many characters end, without parting one. */
  static int endOf(byte[] bytes, int start, int end, int characters) {
    int left = characters;
    for (int i = start; i < end; i++) {
      left -= units(bytes[i]);
      if (left < 0) {
        return i;
      }
    }
    return end;
  }

  /** A leading byte stands for the character, which takes two units of Java's if it is long. */
  private static int units(byte unit) {
    return (unit & 0xC0) == 0x80 ? 0 : (unit & 0xF8) == 0xF0 ? 2 : 1;
  }
}
