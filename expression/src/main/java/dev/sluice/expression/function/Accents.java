package dev.sluice.expression.function;

import java.text.Normalizer;
import java.util.Map;

/** Removes accents from a text, as for logins and mail addresses. */
final class Accents {
  /** Letters that are no letter with a mark upon it. */
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ẞ', "SS"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "AE"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "OE"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "O"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "D"),
          Map.entry('ð', "d"),
          Map.entry('Ð', "D"),
          Map.entry('þ', "th"),
          Map.entry('Þ', "TH"),
          Map.entry('ı', "i"));

  private Accents() {}

  static String removed(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (char letter : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if (Character.getType(letter) != Character.NON_SPACING_MARK) {
        String letters = LETTERS.get(letter);
        plain.append(letters == null ? String.valueOf(letter) : letters);
      }
    }
    return plain.toString();
  }
}
