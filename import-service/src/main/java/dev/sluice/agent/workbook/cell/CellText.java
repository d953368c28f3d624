package dev.sluice.agent.workbook.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the text of a cell, including rich text, up to the maximum length of a cell. */
public final class CellText {
  /** The most characters of a cell, for spreadsheet programs as for the rejects. */
  static final int MOST_CHARACTERS = 32_767;

  /** How workbooks write what XML cannot hold, and what would be taken for that. */
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  // An escape has seven characters.
  private static final int MOST_HELD = 7 * MOST_CHARACTERS + 1;

  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private int phonetic;

  /** Makes it ready for the next cell. */
  public void clear() {
    text.setLength(0);
  }

  /** Told that an element begins within the cell. */
  public void begin(String element) {
    switch (element) {
      case "v" -> inText = true;
      // How a text is pronounced stands beside it and is no part of it.
      case "rPh" -> phonetic++;
      case "t" -> inText = phonetic == 0;
      default -> {
        // Fonts of rich text.
      }
    }
  }

  /** Told that an element ends within the cell. */
  public void end(String element) {
    switch (element) {
      case "v", "t" -> inText = false;
      case "rPh" -> phonetic--;
      default -> {
        // Fonts of rich text.
      }
    }
  }

  /** Adds characters if they are text; those that no cell may have are dropped. */
  public void add(char[] characters, int start, int length) {
    if (inText) {
      text.append(characters, start, Math.min(length, MOST_HELD - text.length()));
    }
  }

  /** The characters as they were written. */
  public String raw() {
    return text.toString();
  }

  /** The text that they stand for, cut off after the most characters that a cell may have. */
  public Reading reading() {
    String raw = text.toString();
    String value = raw.contains("_x") ? unescaped(raw) : raw;
    return value.length() <= MOST_CHARACTERS
        ? Reading.of(value)
        : new Reading(shortened(value), CellFault.CELL_TOO_LONG);
  }

  private static String unescaped(String raw) {
    StringBuilder value = new StringBuilder();
    Matcher matcher = ESCAPE.matcher(raw);
    while (matcher.find()) {
      char character = (char) Integer.parseInt(matcher.group(1), 16);
      matcher.appendReplacement(value, Matcher.quoteReplacement(String.valueOf(character)));
    }
    return matcher.appendTail(value).toString();
  }

  private static String shortened(String value) {
    boolean pair = Character.isHighSurrogate(value.charAt(MOST_CHARACTERS - 1));
    return value.substring(0, pair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
  }
}
