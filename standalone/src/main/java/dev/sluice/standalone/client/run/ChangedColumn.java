package dev.sluice.standalone.client.run;

import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How updates of a run change a property. */
public record ChangedColumn(
    String entityType,
    String property,
    long changed,
    long emptied,
    long filled,
    long pairs,
    @Nullable Double shareOfUpdates,
    @Nullable Double shareOfAll) {

  /** Writes a table of them, in their order. */
  public static void write(List<ChangedColumn> columns, Output output, String indent) {
    Table table =
        Table.of(
            "property",
            "#changed",
            "#of updates",
            "#of all",
            "#emptied",
            "#filled",
            "#different pairs");
    columns.forEach(
        each ->
            table.row(
                Cell.of(each.entityType() + "." + each.property()),
                Cell.count(each.changed(), Style.YELLOW),
                Cell.of(Share.percent(each.shareOfUpdates())),
                Cell.of(Share.percent(each.shareOfAll())),
                Cell.count(each.emptied(), Style.RED),
                Cell.count(each.filled(), Style.GREEN),
                Cell.count(each.pairs(), Style.PLAIN)));
    table.write(output, indent);
  }
}
