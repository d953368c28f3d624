package dev.sluice.repository.plan;

import static org.jooq.impl.DSL.val;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Tells the planner about tables that were just filled. Autovacuum would do so a minute later;
 * until then a join of a million rows may be planned as if there were ten.
 */
public final class Statistics {
  private static final int MANY = 1000;

  /** As autovacuum does: of a large table, a few new rows tell nothing new. */
  private static final double NOTEWORTHY = 0.1;

  private Statistics() {}

  /** Gathers anew what is known of those tables of which a noteworthy part has just changed. */
  public static void refreshLive(DSLContext dsl, long changes, Table<?>... tables) {
    Table<?>[] changed =
        Arrays.stream(tables)
            .filter(table -> changes >= MANY && changes >= NOTEWORTHY * knownRows(dsl, table))
            .toArray(Table<?>[]::new);
    if (changed.length > 0) {
      refresh(dsl, changes, changed);
    }
  }

  private static double knownRows(DSLContext dsl, Table<?> table) {
    return dsl.resultQuery(
            "SELECT reltuples FROM pg_class WHERE oid = {0}::regclass", val(table.getName()))
        .fetchSingle(0, Double.class);
  }

  /** Gathers anew what is known of these tables, if many of their rows have just changed. */
  public static void refresh(DSLContext dsl, long changes, Table<?>... tables) {
    if (changes >= MANY) {
      String names = Arrays.stream(tables).map(dsl::render).collect(Collectors.joining(", "));
      // Whoever holds the lock gathers the same.
      dsl.execute("ANALYZE (SKIP_LOCKED) " + names);
    }
  }

  /** The same for some columns: sorting a sample of wide ones may cost more than the rest. */
  public static void refresh(
      DSLContext dsl, long changes, Table<?> table, List<? extends Field<?>> columns) {
    if (changes >= MANY) {
      String names =
          columns.stream()
              .map(column -> dsl.render(column.getUnqualifiedName()))
              .collect(Collectors.joining(", "));
      dsl.execute("ANALYZE (SKIP_LOCKED) " + dsl.render(table) + " (" + names + ")");
    }
  }
}
