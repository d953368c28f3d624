package dev.sluice.agent.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Creates names for a definition from the names of files and columns. */
final class Words {
  private static final int MAX_CHARACTERS = 63;

  /** Names that a definition may not use for a property. */
  private static final Set<String> TAKEN = Set.of("command", "active");

  /** What files of people are called, and what the people are called then. */
  private static final Set<String> PEOPLE =
      Set.of(
          "users",
          "user",
          "people",
          "persons",
          "personnel",
          "personal",
          "employees",
          "mitarbeiter",
          "staff",
          "accounts",
          "passwd");

  private static final Map<String, String> SINGULAR =
      Map.of("people", "Person", "staff", "Person", "classes", "Class", "addresses", "Address");

  private Words() {}

  /** A column's name without what an exporting product adds in brackets. */
  static String withoutHints(String column) {
    return column.replaceAll("\\s*[\\[(][^\\])]*[\\])]\\s*", "").strip();
  }

  /**
   * A name that begins with a letter and has letters and digits alone; {@code other} if none is
   * left.
   */
  static String identifier(String text, String other) {
    if (text.matches("[A-Za-z][A-Za-z0-9_]{0,62}")
        && !TAKEN.contains(text.toLowerCase(Locale.ROOT))) {
      return lowerFirst(text);
    }
    StringBuilder name = new StringBuilder();
    for (String word : words(withoutHints(text))) {
      name.append(name.length() == 0 ? lowerFirst(word) : upperFirst(word));
    }
    while (name.length() > 0 && Character.isDigit(name.charAt(0))) {
      name.deleteCharAt(0);
    }
    name.setLength(Math.min(name.length(), MAX_CHARACTERS - 2));
    if (name.length() == 0) {
      return other;
    }
    return TAKEN.contains(name.toString().toLowerCase(Locale.ROOT))
        ? name + "Cell"
        : name.toString();
  }

  /** What the source of such a file is called. */
  static String source(String stem) {
    return identifier(stem.toLowerCase(Locale.ROOT), "file");
  }

  /** What one row of such a file is called. */
  static String entityType(String stem) {
    String lower = stem.toLowerCase(Locale.ROOT);
    List<String> words = words(stem);
    if (words.isEmpty()) {
      return "Entry";
    }
    if (words.stream().anyMatch(each -> PEOPLE.contains(each.toLowerCase(Locale.ROOT)))
        || lower.contains("user")) {
      return "User";
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      name.append(i < words.size() - 1 ? upperFirst(words.get(i)) : singular(words.get(i)));
    }
    return upperFirst(identifier(name.toString(), "Entry"));
  }

  /** What the link in such a column is called: {@code managerId} is that of a manager. */
  static String link(String column) {
    String name = identifier(column, "link");
    String shorter =
        name.replaceFirst("(?i)[_-]?(sourced)?(id|dn|number|code|key|e?mail|login)s?$", "");
    return shorter.length() > 1 ? lowerFirst(shorter) : name;
  }

  static String plural(String name) {
    return name.endsWith("s") || name.endsWith("Of") ? name : name + "s";
  }

  private static String singular(String word) {
    String known = SINGULAR.get(word.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    String name = upperFirst(word.toLowerCase(Locale.ROOT));
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    return name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
  }

  /** Runs of letters and digits, without their accents. */
  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    List<String> words = new ArrayList<>();
    for (String word : plain.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String upperFirst(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static String lowerFirst(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT))
        ? word.toLowerCase(Locale.ROOT)
        : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }
}
