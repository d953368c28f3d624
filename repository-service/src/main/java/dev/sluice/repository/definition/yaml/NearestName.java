package dev.sluice.repository.definition.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests the known name that is most similar. */
public final class NearestName {
  private NearestName() {}

  /** "Did you mean …" if a known name is near, or else all known names. */
  public static String remedy(String wrong, Collection<String> known) {
    if (known.isEmpty()) {
      return "Remove it";
    }
    return nearest(wrong, known)
        .map(near -> "Did you mean `" + near + "`?")
        .map(question -> question + " Rename or remove `" + shorten(wrong) + "`")
        .orElseGet(() -> "Known here: " + list(known));
  }

  /** The names as people list them. */
  public static String list(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** A text that is short enough to be in a sentence. */
  public static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  public static Optional<String> nearest(String wrong, Collection<String> known) {
    if (wrong.length() > 80) {
      return Optional.empty();
    }
    String lower = wrong.toLowerCase(Locale.ROOT);
    int nearestSoFar = Math.max(1, wrong.length() / 3) + 1;
    String nearest = null;
    for (String name : known) {
      // Names whose lengths differ by more are further apart; most are sorted out by that.
      if (Math.abs(name.length() - wrong.length()) < nearestSoFar) {
        int distance = distance(lower, name.toLowerCase(Locale.ROOT));
        if (distance < nearestSoFar) {
          nearestSoFar = distance;
          nearest = name;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How many characters to insert, drop, replace or swap with their neighbour. */
  private static int distance(String left, String right) {
    int[][] steps = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replaced = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        steps[i][j] =
            Math.min(
                steps[i - 1][j - 1] + replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[left.length()][right.length()];
  }
}
