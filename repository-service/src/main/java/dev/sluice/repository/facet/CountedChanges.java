package dev.sluice.repository.facet;

import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The number of changes that match a filter. */
public record CountedChanges(
    DSLContext database, ReviewedPlan plan, ReviewRows rows, Condition condition) {
  // Masks are few beside the changes that have them, so each is taken apart once.
  private static final Statement BY_COLUMN =
      Statement.of(
          "target, changed, count, table, condition",
          """
          SELECT target, bit, sum(changes) AS changes
            FROM (SELECT {target} AS target, {changed} AS changed, {count} AS changes
                    FROM {table} WHERE {condition} GROUP BY 1, 2) masks
           CROSS JOIN LATERAL generate_series(0, length(changed) - 1) bit
           WHERE get_bit(changed, bit) = 1
           GROUP BY target, bit
          """);

  /** Those that meet a filter, in the table that counts them fastest. */
  public static CountedChanges of(DSLContext database, ReviewedPlan plan, ReviewFilter filter) {
    return in(ReviewConditions.fastest(filter, plan), database, plan, filter);
  }

  /** Those that meet a filter, in this table. */
  public static CountedChanges in(
      ReviewRows rows, DSLContext database, ReviewedPlan plan, ReviewFilter filter) {
    return new CountedChanges(database, plan, rows, ReviewConditions.of(filter, plan, rows));
  }

  public CountedChanges and(Condition more) {
    return new CountedChanges(database, plan, rows, condition.and(more));
  }

  public long all() {
    Long all =
        database.select(rows.count()).from(rows.table()).where(condition).fetchSingle().value1();
    return all == null ? 0 : all;
  }

  /** By what a field of each row says. */
  public <T> Map<T, Long> by(Field<T> value) {
    Field<T> grouped = value.as("grouped");
    return new TreeMap<>(
        database
            .select(grouped, rows.count())
            .from(rows.table())
            .where(condition)
            .groupBy(grouped)
            .fetchMap(grouped, rows.count()));
  }

  /** By property, those that updates change; an update that changes two counts for both. */
  public Map<String, Long> byColumn() {
    Map<String, Long> counts = new TreeMap<>();
    database
        .resultQuery(
            BY_COLUMN.with(
                Map.of(
                    "target", rows.target(),
                    "changed", rows.changed(),
                    "count", rows.count(),
                    "table", rows.table(),
                    "condition", condition)))
        .forEach(
            row ->
                counts.merge(
                    plan.dataset(row.get("target", Short.class))
                        .columns()
                        .get(row.get("bit", Integer.class))
                        .property(),
                    row.get("changes", Long.class),
                    Long::sum));
    return counts;
  }
}
