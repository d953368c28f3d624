package dev.sluice.standalone.client.facet;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.ChangedColumn;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Shows a property before and after: the most frequent pairs, values, patterns and distances. */
final class ColumnScreen {
  private static final String INDENT = "  ";
  private static final int MOST = 10;

  private final Output output;

  ColumnScreen(Output output) {
    this.output = output;
  }

  void write(JsonNode found) {
    ChangedColumn.write(List.of(Json.read(found.path("column"), ChangedColumn.class)), output, "");
    Table pairs = Table.of("#changes", "before", "after");
    first(found.path("pairs"))
        .forEach(
            each -> pairs.row(count(each), value(each.path("before")), value(each.path("after"))));
    section("Most frequent pairs of values:", pairs, found.path("pairs"));
    side("before", found.path("before"));
    side("after", found.path("after"));
    section("How far values move:", counted(found.path("shifts"), "by"), found.path("shifts"));
  }

  private void side(String name, JsonNode side) {
    section(
        "Most frequent values " + name + ":",
        counted(side.path("values"), "value"),
        side.path("values"));
    section(
        "Patterns " + name + " (9 for digits, A and a for letters):",
        counted(side.path("masks"), "mask"),
        side.path("masks"));
  }

  private static Table counted(JsonNode items, String member) {
    Table table = Table.of("#changes", member);
    first(items).forEach(each -> table.row(count(each), value(each.path(member))));
    return table;
  }

  private void section(String title, Table table, JsonNode items) {
    if (!items.isEmpty()) {
      output.line();
      output.line(title);
      table.write(output, INDENT);
    }
  }

  private static List<JsonNode> first(JsonNode items) {
    return items.valueStream().limit(MOST).toList();
  }

  private static Cell count(JsonNode item) {
    return Cell.count(item.path("changes").asLong(), Style.PLAIN);
  }

  private static Cell value(JsonNode value) {
    return value.isNull() ? new Cell("(none)", Style.FAINT) : Cell.of(value.asString());
  }
}
