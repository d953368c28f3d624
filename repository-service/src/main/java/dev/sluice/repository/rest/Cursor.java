package dev.sluice.repository.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The place in a list after which the next page begins; opaque to whoever passes it on. */
public final class Cursor {
  /** Keys hold no NUL. */
  private static final char SEPARATOR = '\0';

  private Cursor() {}

  public static String of(String... parts) {
    String joined = String.join(String.valueOf(SEPARATOR), parts);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a cursor that this server has given out. */
  public static List<String> read(String cursor, int parts) {
    String joined;
    try {
      joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    List<String> read = new ArrayList<>();
    int from = 0;
    for (int at = joined.indexOf(SEPARATOR); at >= 0; at = joined.indexOf(SEPARATOR, from)) {
      read.add(joined.substring(from, at));
      from = at + 1;
    }
    read.add(joined.substring(from));
    if (read.size() != parts) {
      throw unknown();
    }
    return read;
  }

  private static ProblemException unknown() {
    return ProblemException.invalid("after", "send what the page before gave as next");
  }
}
