package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Shows the outcome of a plan: the numbers first, then the limits that it still exceeds. */
final class OutcomeScreen {
  private static final String INDENT = "  ";

  private final Output output;

  OutcomeScreen(Output output) {
    this.output = output;
  }

  void rules(List<JsonNode> rules) {
    if (rules.isEmpty()) {
      output.line("No rules.");
      return;
    }
    output.line("Rules, later ones override earlier ones:");
    rules.forEach(each -> output.line(INDENT + RuleWords.of(each)));
  }

  void outcome(JsonNode outcome) {
    output.line();
    output.line("What happens if the rest is " + words(outcome.path("rest").asString()) + ":");
    Table table = Table.of("", "", "#planned", "#applied", "#in part", "#held", "#rejected");
    outcome
        .path("changes")
        .forEach(
            each ->
                table.row(
                    List.of(
                        Cell.of(each.path("operation").asString()),
                        Cell.of(each.path("target").asString()),
                        Cell.count(each.path("planned").asLong(), Style.PLAIN),
                        Cell.count(each.path("applied").asLong(), Style.GREEN),
                        Cell.count(each.path("inPart").asLong(), Style.YELLOW),
                        Cell.count(each.path("held").asLong(), Style.YELLOW),
                        Cell.count(each.path("rejected").asLong(), Style.RED))));
    table.write(output, INDENT);
    long follow =
        outcome.path("changes").valueStream().mapToLong(each -> each.path("follow").asLong()).sum();
    if (follow > 0) {
      output.line(
          INDENT
              + follow
              + " of the changes that are not applied depend on others: links of resources that are"
              + " not inserted, and values that are not given up.");
    }
    long guarded = outcome.path("protectedHeld").asLong();
    if (guarded > 0) {
      output.line(
          INDENT
              + output.paint(
                  Style.YELLOW,
                  guarded == 1
                      ? "1 of the held changes is about a protected resource. Only a rule that"
                          + " names its key lets it through."
                      : Numbers.grouped(guarded)
                          + " of the held changes are about protected resources. Only rules that"
                          + " name their keys let them through."));
    }
    limits(outcome.path("limits"));
    JsonNode cannot = outcome.path("cannotBeHeld");
    if (!cannot.isEmpty()) {
      output.line(
          output.paint(
              Style.RED,
              Printable.of(
                  "Changes of "
                      + Json.joined(cannot)
                      + " cannot be held: they are commands of their source, which would not come"
                      + " again. Let them through or reject them.")));
    }
  }

  private void limits(JsonNode limits) {
    output.line();
    if (limits.isEmpty()) {
      output.line("The applied changes stay within all limits.");
      return;
    }
    output.line("The applied changes still exceed these limits:");
    limits.forEach(
        each ->
            output.line(
                INDENT + output.paint(Style.RED, Printable.of(each.path("message").asString()))));
  }

  private static String words(String rest) {
    return switch (rest) {
      case "apply" -> "applied";
      case "hold" -> "held";
      default -> "rejected";
    };
  }
}
