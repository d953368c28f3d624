package dev.sluice.expression.function;

import static dev.sluice.expression.function.Function.NUMBER;
import static dev.sluice.expression.function.Function.TEXT;
import static dev.sluice.expression.function.Function.TEXTS;

import dev.sluice.contract.rows.WhiteSpace;
import java.util.List;
import java.util.Locale;

/**
 * Functions for texts, in addition to CEL's own. They replace CEL functions that can create long
 * texts from short ones, so that these respect the limits.
 */
public final class TextFunctions {
  /** The most characters of a text that an expression reads or makes. */
  public static final int MAX_CHARACTERS = 10_000;

  public static final List<Function> ALL =
      List.of(
          Function.of("lowerCase", TEXT, List.of(TEXT), a -> text(a, 0).toLowerCase(Locale.ROOT)),
          Function.of("upperCase", TEXT, List.of(TEXT), a -> text(a, 0).toUpperCase(Locale.ROOT)),
          Function.of("withoutAccents", TEXT, List.of(TEXT), a -> Accents.removed(text(a, 0))),
          Function.of("orElse", TEXT, List.of(TEXT, TEXT), a -> orElse(text(a, 0), text(a, 1))),
          Function.of("left", TEXT, List.of(TEXT, NUMBER), a -> left(text(a, 0), number(a, 1))),
          Function.of("right", TEXT, List.of(TEXT, NUMBER), a -> right(text(a, 0), number(a, 1))),
          Function.of("before", TEXT, List.of(TEXT, TEXT), a -> before(text(a, 0), text(a, 1))),
          Function.of("after", TEXT, List.of(TEXT, TEXT), a -> after(text(a, 0), text(a, 1))),
          Function.of(
              "padLeft",
              TEXT,
              List.of(TEXT, NUMBER, TEXT),
              a -> padLeft(text(a, 0), number(a, 1), text(a, 2))),
          Function.of(
              "replace",
              TEXT,
              List.of(TEXT, TEXT, TEXT),
              a -> replace(text(a, 0), text(a, 1), text(a, 2))),
          Function.of("join", TEXT, List.of(TEXTS, TEXT), a -> join((List<?>) a[0], text(a, 1))));

  private TextFunctions() {}

  static String text(Object[] arguments, int index) {
    return (String) arguments[index];
  }

  static long number(Object[] arguments, int index) {
    return (Long) arguments[index];
  }

  private static String orElse(String text, String otherwise) {
    return WhiteSpace.blank(text) ? otherwise : text;
  }

  /** The first characters, or all if there are fewer. */
  private static String left(String text, long characters) {
    long taken = Math.min(characters(text), requireCount(characters));
    return text.substring(0, text.offsetByCodePoints(0, (int) taken));
  }

  private static String right(String text, long characters) {
    int all = characters(text);
    long taken = Math.min(all, requireCount(characters));
    return text.substring(text.offsetByCodePoints(0, (int) (all - taken)));
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static long requireCount(long characters) {
    if (characters < 0) {
      throw FunctionException.failed(
          "it uses a negative number of characters", "Write a number of at least 0");
    }
    return characters;
  }

  /** What stands before the first separator; the whole text if there is none. */
  private static String before(String text, String separator) {
    int at = text.indexOf(separator);
    return at < 0 ? text : text.substring(0, at);
  }

  /** What stands after the first separator; nothing if there is none. */
  private static String after(String text, String separator) {
    int at = text.indexOf(separator);
    return at < 0 ? "" : text.substring(at + separator.length());
  }

  private static String padLeft(String text, long characters, String pad) {
    if (characters(pad) != 1) {
      throw FunctionException.failed(
          "it must pad with one character", "Write one character, as in `'0'`");
    }
    // An empty cell has no value, and does not get one of zeros alone.
    long missing = text.isEmpty() ? 0 : requireCount(characters) - characters(text);
    if (missing > MAX_CHARACTERS) {
      throw tooLong();
    }
    return pad.repeat((int) Math.max(0, missing)) + text;
  }

  private static String replace(String text, String searched, String replacement) {
    if (searched.isEmpty()) {
      throw FunctionException.failed("it replaces an empty text", "Write the text to replace");
    }
    StringBuilder replaced = new StringBuilder();
    int start = 0;
    for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, start)) {
      replaced.append(text, start, at).append(replacement);
      requireShort(replaced);
      start = at + searched.length();
    }
    return replaced.append(text, start, text.length()).toString();
  }

  /** Items without a value are left out, so that none leaves two separators behind. */
  private static String join(List<?> items, String separator) {
    StringBuilder joined = new StringBuilder();
    for (Object each : items) {
      String item = String.valueOf(each);
      if (!WhiteSpace.blank(item)) {
        joined.append(joined.isEmpty() ? "" : separator).append(item);
        requireShort(joined);
      }
    }
    return joined.toString();
  }

  static void requireShort(CharSequence text) {
    if (text.length() > MAX_CHARACTERS) {
      throw tooLong();
    }
  }

  private static FunctionException tooLong() {
    return FunctionException.tooCostly(
        "a text in it has more than " + MAX_CHARACTERS + " characters");
  }
}
