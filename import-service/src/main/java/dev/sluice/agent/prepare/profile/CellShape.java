package dev.sluice.agent.prepare.profile;

import java.nio.charset.StandardCharsets;

/**
 * The pattern of a cell, built once and again in one buffer: {@code 9} for digits, {@code A} for
 * capital letters and {@code a} for all others, each for any number of them, ASCII characters of
 * any other kind as they are, and {@code ?} for the rest.
 */
final class CellShape {
  /** Longer patterns are cut. */
  static final int MOST_CHARACTERS = 40;

  private static final byte DIGITS = '9';
  private static final byte CAPITALS = 'A';
  private static final byte LETTERS = 'a';
  private static final byte OTHER = '?';
  private static final byte[] ASCII = new byte[128];

  static {
    for (char each = 0; each < ASCII.length; each++) {
      ASCII[each] = each < ' ' || each == 127 ? OTHER : kind(each, (byte) each);
    }
  }

  private final byte[] pattern = new byte[MOST_CHARACTERS];
  private int length;
  private byte before;
  private int characters;

  /** Reads a cell of UTF-8. */
  void read(byte[] bytes, int start, int end) {
    length = 0;
    before = 0;
    characters = 0;
    int i = start;
    while (i < end) {
      byte first = bytes[i];
      if (first >= 0) {
        add(ASCII[first]);
        i++;
      } else {
        int width = (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
        int next = Math.min(end, i + width);
        addOther(new String(bytes, i, next - i, StandardCharsets.UTF_8).codePointAt(0));
        i = next;
      }
    }
  }

  /** How many characters it has. */
  int characters() {
    return characters;
  }

  /** The hash of the pattern. */
  long hash() {
    return CellHash.of(pattern, 0, length, 0);
  }

  /** The pattern. */
  String text() {
    return new String(pattern, 0, length, StandardCharsets.US_ASCII);
  }

  private void addOther(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      // An accent that stands by itself belongs to the letter before.
      characters++;
    } else {
      add(kind(character, OTHER));
    }
  }

  private void add(byte kind) {
    characters++;
    boolean goesOn = kind == before && (kind == DIGITS || kind == CAPITALS || kind == LETTERS);
    if (!goesOn && length < MOST_CHARACTERS) {
      pattern[length++] = kind;
    }
    before = kind;
  }

  private static byte kind(int character, byte otherwise) {
    if (Character.isDigit(character)) {
      return DIGITS;
    }
    if (Character.isUpperCase(character) || Character.isTitleCase(character)) {
      return CAPITALS;
    }
    return Character.isLetter(character) ? LETTERS : otherwise;
  }
}
