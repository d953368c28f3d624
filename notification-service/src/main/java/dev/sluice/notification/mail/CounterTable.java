package dev.sluice.notification.mail;

import dev.sluice.contract.run.Counters;
import dev.sluice.notification.delivery.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The counters of a run, one row per entity type or association.
 *
 * @param rows cells in the order of the headers; the first is the name
 */
record CounterTable(String title, List<String> headers, List<List<String>> rows) {
  private static final List<String> COUNTERS =
      List.of(
          "Read",
          "Inserted",
          "Updated",
          "Deleted",
          "Unchanged",
          "Rejected",
          "Pending",
          "Duplicates",
          "Conflicts",
          "Filtered");

  /** Counters beyond these are shown only if one of them is not zero. */
  private static final int ALWAYS_SHOWN = 5;

  static CounterTable ofResources(Map<String, Counters> resources) {
    return of("Resources", "Entity type", counts(resources));
  }

  static CounterTable ofLinks(Map<String, Counters> links) {
    return of("Links", "Association", counts(links));
  }

  private static Map<String, List<Long>> counts(Map<String, Counters> counters) {
    Map<String, List<Long>> counts = new TreeMap<>();
    counters.forEach(
        (name, each) ->
            counts.put(
                name,
                List.of(
                    each.read(),
                    each.inserted(),
                    each.updated(),
                    each.deleted(),
                    each.unchanged(),
                    each.rejected(),
                    each.pending(),
                    each.duplicates(),
                    each.conflicts(),
                    each.filtered())));
    return counts;
  }

  private static CounterTable of(String title, String what, Map<String, List<Long>> counts) {
    int[] shown =
        IntStream.range(0, COUNTERS.size())
            .filter(
                column ->
                    column < ALWAYS_SHOWN
                        || counts.values().stream().anyMatch(row -> row.get(column) != 0))
            .toArray();
    List<String> headers = new ArrayList<>(List.of(what));
    IntStream.of(shown).mapToObj(COUNTERS::get).forEach(headers::add);
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (name, row) -> {
          List<String> cells = new ArrayList<>(List.of(SingleLine.of(name)));
          IntStream.of(shown).mapToObj(column -> Numbers.of(row.get(column))).forEach(cells::add);
          rows.add(cells);
        });
    return new CounterTable(title, headers, rows);
  }

  /** The table for a fixed-width font: the name on the left, numbers on the right. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>(List.of(headers));
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, headers.size())
            .map(
                column ->
                    all.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow())
            .toArray();
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    line.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
    for (int column = 1; column < widths.length; column++) {
      line.append(" ".repeat(2 + widths[column] - row.get(column).length()));
      line.append(row.get(column));
    }
    return line.toString();
  }
}
