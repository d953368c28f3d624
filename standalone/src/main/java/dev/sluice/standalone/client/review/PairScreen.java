package dev.sluice.standalone.client.review;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows a delete and an insert side by side: what is equal, and what is not. */
final class PairScreen {
  private final Output output;

  PairScreen(Output output) {
    this.output = output;
  }

  void show(JsonNode pair) {
    JsonNode deleted = pair.path("deleted");
    JsonNode inserted = pair.path("inserted");
    output.line(
        output.paint(
            Style.BOLD,
            Printable.of(
                pair.path("p").asLong()
                    + "  "
                    + pair.path("entityType").asString()
                    + "  "
                    + deleted.path("key").asString()
                    + " → "
                    + inserted.path("key").asString())));
    line(word(pair.path("tier")) + ", since these agree", evidence(pair));
    JsonNode before = deleted.path("attributes");
    JsonNode after = inserted.path("attributes");
    Set<String> names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    line(
        "the same",
        names.stream()
            .filter(name -> before.path(name).equals(after.path(name)))
            .map(name -> name + " " + text(before.path(name)))
            .collect(Collectors.joining(", ")));
    line(
        "different",
        names.stream()
            .filter(name -> !before.path(name).equals(after.path(name)))
            .map(name -> name + " " + text(before.path(name)) + " → " + text(after.path(name)))
            .collect(Collectors.joining(", ")));
    if (pair.path("verdict").isString()) {
      line("said", word(pair.path("verdict")) + ", by " + pair.path("saidBy").asString());
    }
  }

  private void line(String label, String text) {
    if (!text.isEmpty()) {
      output.line(Printable.cut(Printable.of("   " + label + ": " + text), output.columns()));
    }
  }

  private static String evidence(JsonNode pair) {
    return pair.path("evidence")
        .valueStream()
        .map(PairScreen::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(JsonNode name) {
    return name.asString().toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "(none)" : value.asString();
  }
}
