package dev.sluice.repository.resource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The place in a list where a page ended, as an opaque text. */
final class PageCursor {
  private static final String BETWEEN = "\0";

  private PageCursor() {}

  static String write(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
  }

  static List<String> read(String cursor, int parts) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> found = List.of(text.split(BETWEEN, -1));
      if (found.size() == parts) {
        return found;
      }
    } catch (IllegalArgumentException e) {
      // Not Base64, so not a cursor of ours; refused below like every other.
    }
    throw ResourceRefusal.invalidCursor();
  }

  static long number(String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw ResourceRefusal.invalidCursor();
    }
  }
}
