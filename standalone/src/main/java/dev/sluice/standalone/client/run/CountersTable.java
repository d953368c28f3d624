package dev.sluice.standalone.client.run;

import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a run counted, in a table by entity type and association. */
public final class CountersTable {
  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("read", true, Style.PLAIN, Counters::read),
          new Counter("inserted", true, Style.GREEN, Counters::inserted),
          new Counter("updated", true, Style.YELLOW, Counters::updated),
          new Counter("deleted", true, Style.RED, Counters::deleted),
          new Counter("unchanged", true, Style.PLAIN, Counters::unchanged),
          new Counter("rejected", false, Style.RED, Counters::rejected),
          new Counter("pending", false, Style.YELLOW, Counters::pending),
          new Counter("duplicates", false, Style.YELLOW, Counters::duplicates),
          new Counter("conflicts", false, Style.RED, Counters::conflicts),
          new Counter("held", false, Style.YELLOW, Counters::held),
          new Counter("refused", false, Style.RED, Counters::rejectedByReview),
          new Counter("suppressed", false, Style.PLAIN, Counters::suppressed),
          new Counter("filtered", false, Style.PLAIN, Counters::filtered));

  /** A column of the table; one that is not always there appears when it has something to say. */
  private record Counter(String name, boolean always, Style style, ToLongFunction<Counters> count) {
    boolean counted(Counters counters) {
      return count.applyAsLong(counters) != 0;
    }

    Cell cell(Counters counters) {
      return Cell.count(count.applyAsLong(counters), style);
    }
  }

  private CountersTable() {}

  /** Writes the table; nothing if there is nothing to count. */
  public static void write(Output output, Run run, String indent) {
    Map<String, Counters> all = new LinkedHashMap<>(new TreeMap<>(run.resources()));
    all.putAll(new TreeMap<>(run.links()));
    if (all.isEmpty()) {
      return;
    }
    List<Counter> shown =
        COUNTERS.stream()
            .filter(each -> each.always() || all.values().stream().anyMatch(each::counted))
            .toList();
    Table table =
        Table.of(
            Stream.concat(Stream.of(""), shown.stream().map(each -> "#" + each.name()))
                .toArray(String[]::new));
    all.forEach(
        (name, counters) ->
            table.row(
                Stream.concat(
                        Stream.of(Cell.of(name)), shown.stream().map(each -> each.cell(counters)))
                    .toList()));
    output.line();
    table.write(output, indent);
  }
}
