package dev.sluice.notification.delivery;

/**
 * Cleans names that contain line breaks or invisible characters, for subjects, plain text and logs.
 */
public final class SingleLine {
  private static final String REPLACEMENT = "\uFFFD";

  private SingleLine() {}

  /** The text with every character replaced that breaks a line, turns its direction or hides. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(SingleLine::hostile)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (hostile(character)) {
                line.append(REPLACEMENT);
              } else {
                line.appendCodePoint(character);
              }
            });
    return line.toString();
  }

  /** Whether {@link #of} would change the text. */
  public static boolean changes(String text) {
    return text.codePoints().anyMatch(SingleLine::hostile);
  }

  private static boolean hostile(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
