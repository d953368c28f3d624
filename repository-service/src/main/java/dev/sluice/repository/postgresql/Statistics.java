package dev.sluice.repository.postgresql;

import static org.jooq.impl.DSL.val;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Updates the planner's statistics for tables that were just filled. Autovacuum would do so a
 * minute later; until then a join of a million rows may be planned as if there were ten.
 */
public final class Statistics {
  private static final int ROWS_WORTH_STATISTICS = 1000;

  /** As autovacuum does: of a large table, a few new rows tell nothing new. */
  private static final double NOTEWORTHY = 0.1;

  private Statistics() {}

  /**
   * Gathers again what is known of those live tables of which a noteworthy part has just changed.
   */
  public static void refreshLive(DSLContext dsl, long changes, Table<?>... tables) {
    String changed =
        Arrays.stream(tables)
            .filter(
                table ->
                    changes >= ROWS_WORTH_STATISTICS
                        && changes >= NOTEWORTHY * knownRows(dsl, table))
            .map(dsl::render)
            .collect(Collectors.joining(", "));
    if (!changed.isEmpty()) {
      // An apply holds the lock until it ends, too long for another one to wait for.
      dsl.execute("ANALYZE (SKIP_LOCKED) " + changed);
    }
  }

  /**
   * Gathers again what is known of a plan's table, if many rows have just joined it. Whoever has
   * the lock is waited for, since nobody else sees those rows: autovacuum gives way at once,
   * another run's compare commits next.
   */
  public static void refreshPlan(
      DSLContext dsl, long changes, Table<?> plan, List<Field<?>> searchedBy) {
    if (changes >= ROWS_WORTH_STATISTICS) {
      gather(dsl, plan, searchedBy);
    }
  }

  /**
   * Sorting a sample of wide columns may cost more than all else, so only what is searched by; and
   * of a plan only what is given, since its parts of earlier runs would be sampled one by one.
   */
  public static void gather(DSLContext dsl, Table<?> table, List<Field<?>> searchedBy) {
    String names =
        searchedBy.stream()
            .map(column -> dsl.render(column.getUnqualifiedName()))
            .collect(Collectors.joining(", "));
    dsl.execute("ANALYZE ONLY " + dsl.render(table) + " (" + names + ")");
  }

  private static double knownRows(DSLContext dsl, Table<?> table) {
    return dsl.resultQuery(
            "SELECT reltuples FROM pg_class WHERE oid = {0}::regclass", val(table.getName()))
        .fetchSingle(0, Double.class);
  }
}
