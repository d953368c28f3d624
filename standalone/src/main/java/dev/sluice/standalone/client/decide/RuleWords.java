package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.run.TermWords;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Describes a rule in one line. */
final class RuleWords {
  private RuleWords() {}

  /** As in {@code 3: hold operation delete, segment office=Lyon (2,113 changes)}. */
  static String of(JsonNode rule) {
    List<String> terms = new ArrayList<>();
    if (rule.path("n").isNumber()) {
      terms.add("change " + rule.path("n").asInt());
    }
    rule.path("filter")
        .properties()
        .forEach(each -> terms.add(TermWords.told(each.getKey(), values(each.getValue()))));
    String which = terms.isEmpty() ? "all changes" : String.join(", ", terms);
    JsonNode columns = rule.path("columns");
    return Printable.of(
        rule.path("rule").asInt()
            + ": "
            + rule.path("action").asString()
            + "  "
            + which
            + (columns.isArray() ? ", field " + values(columns) : "")
            + reach(rule));
  }

  /** How many changes the rule is about, and how many of them later rules leave to it. */
  private static String reach(JsonNode rule) {
    long reaches = rule.path("reaches").asLong();
    long decides = rule.path("decides").asLong();
    return "  ("
        + Numbers.counted(reaches, "change")
        + (decides == reaches ? ")" : ", decides " + Numbers.grouped(decides) + " of them)");
  }

  private static String values(JsonNode values) {
    return values
        .valueStream()
        .map(each -> each.isNull() ? "(none)" : each.asString())
        .collect(Collectors.joining(" or "));
  }
}
