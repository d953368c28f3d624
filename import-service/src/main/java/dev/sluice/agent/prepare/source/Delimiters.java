package dev.sluice.agent.prepare.source;

import org.jspecify.annotations.Nullable;

/** Common delimiters, for guessing which one a file uses. */
final class Delimiters {
  private static final String USUAL = ",;\t|";

  private Delimiters() {}

  /** A usual delimiter other than the declared one that the text holds, or null. */
  static @Nullable Character within(String text, char declared) {
    for (int i = 0; i < USUAL.length(); i++) {
      char candidate = USUAL.charAt(i);
      if (candidate != declared && text.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return null;
  }

  /** A usual delimiter other than the declared one that separates the text into so many cells. */
  static @Nullable Character separating(String text, int cells, char declared) {
    for (int i = 0; i < USUAL.length(); i++) {
      char candidate = USUAL.charAt(i);
      if (candidate != declared
          && text.chars().filter(each -> each == candidate).count() == cells - 1) {
        return candidate;
      }
    }
    return null;
  }

  /** How a delimiter is in a message. */
  static String quoted(char delimiter) {
    return delimiter == '\t' ? "a tab" : "'" + delimiter + "'";
  }
}
