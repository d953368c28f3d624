package dev.sluice.repository.inspect.fill;

import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Counts the most frequent values before and after, and the most frequent pairs of values, in the
 * cells of an inspection. Pairs are counted once, in a temporary table; everything else is computed
 * from it.
 */
final class FrequentValues {
  private static final Statement COUNT =
      Statement.of(
          "inspection",
          """
          CREATE TEMPORARY TABLE counted_pair ON COMMIT DROP AS
          SELECT target, col, before, after, count(*) AS changes
          FROM review_cell WHERE inspection = {inspection}
          GROUP BY target, col, before, after
          """);

  // A column at a time is sorted for its most frequent ones alone, which all at once would not be.
  private static final Statement COLUMNS =
      Statement.of(
          """
          CREATE TEMPORARY TABLE counted_column ON COMMIT DROP AS
          SELECT target, col, count(*) AS pairs FROM counted_pair GROUP BY target, col
          """);

  private static final Statement PAIRS =
      Statement.of(
          "inspection, most",
          """
          INSERT INTO review_pair (inspection, target, col, rank, before, after, changes)
          SELECT {inspection}, target, col,
            row_number() OVER (PARTITION BY target, col
              ORDER BY changes DESC, before COLLATE "C", after COLLATE "C"),
            before, after, changes
          FROM counted_column
          CROSS JOIN LATERAL (
            SELECT before, after, changes
            FROM counted_pair pair
            WHERE pair.target = counted_column.target AND pair.col = counted_column.col
            ORDER BY changes DESC, before COLLATE "C", after COLLATE "C"
            LIMIT {most}) frequent
          """);

  private static final Statement VALUES_BEFORE = values("before", false);
  private static final Statement VALUES_AFTER = values("after", true);

  private static final Statement DIFFERENT =
      Statement.of(
          "inspection",
          """
          UPDATE review_column SET pairs = counted_column.pairs
          FROM counted_column
          WHERE review_column.inspection = {inspection} AND review_column.target = counted_column.target
            AND review_column.col = counted_column.col
          """);

  private FrequentValues() {}

  static void count(DSLContext dsl, int inspection) {
    var arguments =
        Map.of("inspection", inline(inspection), "most", inline(ShapeRows.MOST_OF_EACH));
    COUNT.execute(dsl, arguments);
    COLUMNS.execute(dsl);
    PAIRS.execute(dsl, arguments);
    VALUES_BEFORE.execute(dsl, arguments);
    VALUES_AFTER.execute(dsl, arguments);
    DIFFERENT.execute(dsl, arguments);
  }

  private static Statement values(String side, boolean after) {
    return Statement.of(
        "inspection, most",
        """
        INSERT INTO review_value (inspection, target, col, after, rank, value, changes)
        SELECT {inspection}, target, col, %2$s,
          row_number() OVER (PARTITION BY target, col ORDER BY changes DESC, value COLLATE "C"),
          value, changes
        FROM counted_column
        CROSS JOIN LATERAL (
          SELECT %1$s AS value, sum(changes) AS changes
          FROM counted_pair pair
          WHERE pair.target = counted_column.target AND pair.col = counted_column.col
          GROUP BY %1$s
          ORDER BY sum(changes) DESC, %1$s COLLATE "C"
          LIMIT {most}) frequent
        """
            .formatted(side, after));
  }
}
