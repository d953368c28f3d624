package dev.sluice.agent.prepare.profile;

import java.nio.charset.StandardCharsets;

/**
 * The pattern of a cell, built in a reused buffer: {@code 9} for digits, {@code A} for capital
 * letters and {@code a} for other letters, each for any number of them, other ASCII characters
 * unchanged, and {@code ?} for the rest.
 */
final class CellShape {
  /** Longer patterns are cut. */
  static final int MOST_CHARACTERS = 40;

  private static final byte DIGITS = '9';
  private static final byte CAPITALS = 'A';
  private static final byte LETTERS = 'a';
  private static final byte OTHER = '?';
  private static final byte[] ASCII = new byte[128];

  /** Which characters of a pattern stand for any number of the kind. */
  private static final boolean[] GOES_ON = new boolean[128];

  static {
    GOES_ON[DIGITS] = true;
    GOES_ON[CAPITALS] = true;
    GOES_ON[LETTERS] = true;
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
        characters++;
        add(ASCII[first]);
        i++;
      } else {
        int width = (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 4;
        // The text was found to be UTF-8; a cell that was cut off is no row of the table.
        addOther(character(bytes, i, width));
        i += width;
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

  private static int character(byte[] bytes, int start, int width) {
    int character = bytes[start] & (0xFF >> (width + 1));
    for (int i = 1; i < width; i++) {
      character = character << 6 | (bytes[start + i] & 0x3F);
    }
    return character;
  }

  private void addOther(int character) {
    int type = Character.getType(character);
    characters++;
    // An accent that stands by itself belongs to the letter before.
    if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
      add(kind(character, OTHER));
    }
  }

  private void add(byte kind) {
    if (kind != before) {
      if (length < MOST_CHARACTERS) {
        pattern[length++] = kind;
      }
      // Of all others each is a character of the pattern.
      before = GOES_ON[kind] ? kind : 0;
    }
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
