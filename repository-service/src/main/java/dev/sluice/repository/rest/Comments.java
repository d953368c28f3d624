package dev.sluice.repository.rest;

import org.jspecify.annotations.Nullable;

/** Checks comments of people. */
public final class Comments {
  private static final int LONGEST = 2000;

  private Comments() {}

  /** Refuses a comment that is too long, or that no screen could show. */
  public static void check(@Nullable String comment) {
    if (comment != null && comment.length() > LONGEST) {
      throw ProblemException.invalid("comment", "at most " + LONGEST + " characters");
    }
    checkReadable("comment", comment);
  }

  /** Refuses a text with characters that no screen could show. */
  public static void checkReadable(String field, @Nullable String text) {
    if (text != null && !text.codePoints().allMatch(Comments::isReadable)) {
      throw ProblemException.invalid(
          field, "no control characters other than line breaks and tabs");
    }
  }

  private static boolean isReadable(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || (!Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE);
  }
}
