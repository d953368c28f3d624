package dev.sluice.standalone.screen;

import java.util.regex.Pattern;

/** Quotes words of commands that people can paste into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@%+:-]+");

  private ShellWord() {}

  /** The word as a shell takes it for one word: in quotes, unless it needs none. */
  public static String of(Object word) {
    String text = Printable.of(word.toString());
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
