package dev.sluice.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of one size, for the terminal and for the document. */
public final class ResultsTable {
  private static final List<String> HEADER =
      List.of(
          "id",
          "what",
          "Sluice, s (min - max)",
          "reference, s (min - max)",
          "ratio",
          "goal",
          "runs",
          "reached");

  private final Results results;

  public ResultsTable(Results results) {
    this.results = results;
  }

  /** In columns of one width each. */
  public String text() {
    List<List<String>> rows = rows();
    rows.add(0, HEADER);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
        text.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
      }
      text.append('\n');
    }
    values().forEach(value -> text.append(value).append('\n'));
    return text.toString();
  }

  /** In Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    line(text, HEADER);
    line(text, HEADER.stream().map(each -> "---").toList());
    rows().forEach(row -> line(text, row));
    text.append('\n');
    values().forEach(value -> text.append("- ").append(value).append('\n'));
    return text.toString();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Goal goal : Goal.values()) {
      Optional<Spread> sluice = results.spread(goal.name());
      Optional<Spread> reference = results.reference(goal);
      if (sluice.isEmpty() && reference.isEmpty()) {
        continue;
      }
      OptionalDouble ratio = results.ratio(goal);
      rows.add(
          List.of(
              goal.name(),
              goal.step() + " / " + String.join("+", goal.references()),
              sluice.map(ResultsTable::seconds).orElse("-"),
              reference.map(ResultsTable::seconds).orElse("-"),
              ratio.isPresent() ? format("%.2f", ratio.getAsDouble()) : "-",
              format("%.2f", goal.ratio()),
              Integer.toString(results.times().getOrDefault(goal.name(), List.of()).size()),
              ratio.isEmpty() ? "-" : ratio.getAsDouble() <= goal.ratio() ? "yes" : "no"));
    }
    return rows;
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    results
        .spread("P12")
        .ifPresent(
            each ->
                values.add(
                    format(
                        "P12 ten rows, POST to COMPLETED: %.0f ms (%.0f - %.0f), goal 1000 ms",
                        each.median(), each.minimum(), each.maximum())));
    results
        .spread("P16")
        .ifPresent(
            each ->
                values.add("P16 init, seconds: " + seconds(each) + ", goal 10 at a million users"));
    for (Map.Entry<String, Double> value : results.values().entrySet()) {
      values.add(value.getKey() + ": " + format("%.0f", value.getValue()));
    }
    return values;
  }

  private static String seconds(Spread spread) {
    return format(
        "%.2f (%.2f - %.2f)",
        spread.median() / 1000, spread.minimum() / 1000, spread.maximum() / 1000);
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
