package dev.sluice.repository.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The position in a list after which the next page begins; opaque to clients. */
public final class Cursor {
  /** Keys hold no NUL. */
  private static final String SEPARATOR = "\0";

  private Cursor() {}

  public static String of(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a cursor that this server has given out. */
  public static List<String> read(String cursor, int parts) {
    try {
      String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> read = List.of(joined.split(SEPARATOR, -1));
      if (read.size() == parts) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      // Not Base64, so not a cursor of ours; refused below like every other.
    }
    throw unknown();
  }

  /** A part that is a number. */
  public static long number(String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemException.invalid("after", "send the `next` of the previous page");
  }
}
