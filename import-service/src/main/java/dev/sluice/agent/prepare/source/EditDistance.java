package dev.sluice.agent.prepare.source;

import java.util.Collection;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The edit distance between two names, ignoring case. */
final class EditDistance {
  private static final int MAX_CHARACTERS = 100;

  private EditDistance() {}

  /**
   * The name that is likely meant. One that is not alike is not told: a file that lacks its header
   * has values instead of names.
   *
   * @param wanted in the form in which names are compared
   */
  static @Nullable String nearest(
      String wanted, Collection<String> names, UnaryOperator<String> form) {
    String nearest = null;
    int least = Math.max(1, wanted.length() / 3) + 1;
    for (String name : names) {
      int distance = between(form.apply(name), wanted);
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  private static int between(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (a.length() > MAX_CHARACTERS || b.length() > MAX_CHARACTERS) {
      return a.equals(b) ? 0 : MAX_CHARACTERS;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
