package dev.sluice.standalone.client.report;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A report as a table. */
final class ReportScreen {
  private static final Set<String> NUMBERS = Set.of("integer", "decimal");

  private ReportScreen() {}

  static void write(Output output, JsonNode report) {
    List<JsonNode> columns = list(report.path("columns"));
    List<JsonNode> rows = list(report.path("rows"));
    if (rows.isEmpty()) {
      output.line("Nothing.");
      return;
    }
    Table table = Table.of(columns.stream().map(ReportScreen::heading).toArray(String[]::new));
    for (JsonNode row : rows) {
      table.row(columns.stream().map(each -> cell(row, each)).toList());
    }
    table.write(output, "");
    if (report.path("more").asBoolean(false)) {
      output.line();
      output.line(
          "There are more than these "
              + rows.size()
              + ": use --limit for more, or --out FILE for all of them.");
    }
  }

  private static String heading(JsonNode column) {
    String name = column.path("name").asString("");
    return NUMBERS.contains(column.path("type").asString("")) ? "#" + name : name;
  }

  private static Cell cell(JsonNode row, JsonNode column) {
    return Cell.of(row.path(column.path("name").asString("")).asString(""));
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return nodes.valueStream().toList();
  }
}
