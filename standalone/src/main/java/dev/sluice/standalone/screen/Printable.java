package dev.sluice.standalone.screen;

import java.util.Locale;

/** Makes foreign text safe for a terminal: control characters are shown, not executed. */
public final class Printable {
  private static final int FIRST_WIDE = 0x1100;

  private Printable() {}

  /** The text on one line, with control characters and changes of direction written out. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(printable, each));
    return printable.toString();
  }

  /**
   * JSON that says the same, in which no text can steer a terminal: such characters are escaped, as
   * JSON has it.
   */
  public static String json(String json) {
    StringBuilder printable = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            each -> {
              if (each != '\n' && steers(each)) {
                for (char half : Character.toChars(each)) {
                  printable.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                }
              } else {
                printable.appendCodePoint(each);
              }
            });
    return printable.toString();
  }

  /** How many columns a terminal needs for printable text. */
  public static int width(String printable) {
    return printable.codePoints().map(Printable::width).sum();
  }

  /** Printable text cut to a number of columns, with a sign if something is missing. */
  public static String cut(String printable, int columns) {
    if (width(printable) <= columns) {
      return printable;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int each : printable.codePoints().toArray()) {
      used += width(each);
      if (used > columns) {
        break;
      }
      cut.appendCodePoint(each);
    }
    return cut.append('…').toString();
  }

  private static void append(StringBuilder printable, int codePoint) {
    switch (codePoint) {
      case '\n' -> printable.append("\\n");
      case '\r' -> printable.append("\\r");
      case '\t' -> printable.append("\\t");
      default -> {
        if (steers(codePoint)) {
          printable.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
        } else {
          printable.appendCodePoint(codePoint);
        }
      }
    }
  }

  /** Controls, marks of direction and other invisible signs, and halves of pairs. */
  private static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** The blocks of East Asian characters and of pictures that take two columns. */
  private static boolean isWide(int codePoint) {
    return codePoint >= FIRST_WIDE
        && (codePoint <= 0x115f
            || between(codePoint, 0x2e80, 0xa4cf)
            || between(codePoint, 0xac00, 0xd7a3)
            || between(codePoint, 0xf900, 0xfaff)
            || between(codePoint, 0xfe30, 0xfe6f)
            || between(codePoint, 0xff00, 0xff60)
            || between(codePoint, 0xffe0, 0xffe6)
            || between(codePoint, 0x1f300, 0x1faff)
            || between(codePoint, 0x20000, 0x3fffd));
  }

  private static boolean between(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
