package dev.sluice.repository.definition.yaml;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks new names, and names that refer to something. */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");
  private static final String RULE =
      "Begin it with a letter and use at most 63 letters, digits, `_` and `-`";

  private Names() {}

  public static boolean wellFormed(String name) {
    return NAME.matcher(name).matches();
  }

  /** A value that is a name. */
  public static Optional<String> read(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !wellFormed(name.get())) {
      value.refuse("`" + NearestName.shorten(name.get()) + "` is not a name", RULE);
      return Optional.empty();
    }
    return name;
  }

  /** Refuses the keys of a section that are not names. */
  public static void check(Section section) {
    for (String name : section.names()) {
      if (!wellFormed(name)) {
        section.refuseKey(name, "`" + NearestName.shorten(name) + "` is not a name", RULE);
      }
    }
  }

  /** A value that refers to one of the things with these names. */
  public static Optional<String> refer(Value value, String thing, Collection<String> known) {
    return value.text().filter(name -> declared(value, name, thing, known));
  }

  private static boolean declared(
      Value value, String name, String thing, Collection<String> known) {
    if (!known.contains(name)) {
      value.refuse(unknown(thing, name), declareOr(name, known));
    }
    return known.contains(name);
  }

  public static String unknown(String thing, String name) {
    return "there is no " + thing + " `" + NearestName.shorten(name) + "`";
  }

  public static String declareOr(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "Declare it first";
    }
    return NearestName.nearest(name, known)
        .map(near -> "Did you mean `" + near + "`?")
        .orElseGet(() -> "Declare it, or name one of " + NearestName.list(known));
  }
}
