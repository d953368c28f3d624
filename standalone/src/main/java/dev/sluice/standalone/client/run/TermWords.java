package dev.sluice.standalone.client.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of filter terms in the API and in options. */
public final class TermWords {
  /** As the options are called, and as the server calls them. */
  public static final Map<String, String> TERMS =
      Map.ofEntries(
          Map.entry("type", "type"),
          Map.entry("operation", "op"),
          Map.entry("column", "col"),
          Map.entry("kind", "kind"),
          Map.entry("segment", "seg"),
          Map.entry("mark", "mark"),
          Map.entry("rule", "rule"),
          Map.entry("decided", "d"),
          Map.entry("key", "key"),
          Map.entry("key-prefix", "keyPrefix"),
          Map.entry("target", "target"),
          Map.entry("from", "from"),
          Map.entry("to", "to"));

  private TermWords() {}

  /** A term of the server's, with what it is compared with, as in {@code segment office=Lyon}. */
  public static String told(String term, String values) {
    List<String> words = new ArrayList<>();
    String name = term;
    if (name.startsWith("not.")) {
      words.add("not");
      name = name.substring("not.".length());
    }
    int dot = name.indexOf('.');
    String called = dot < 0 ? name : name.substring(0, dot);
    words.add(
        TERMS.entrySet().stream()
            .filter(each -> each.getValue().equals(called))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(called));
    words.add(dot < 0 ? values : name.substring(dot + 1) + "=" + values);
    return String.join(" ", words);
  }
}
