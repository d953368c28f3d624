package dev.sluice.repository.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What an inspection must have found, asked of the plan itself in plain SQL. */
public final class InspectedPlanInSql {
  private static final String CHANGES =
      """
      SELECT row_number() OVER (ORDER BY t.association, t.target, c.key, c.target_key) AS n,
        t.target, c.*
      FROM (
        SELECT entity_type AS name, false AS association, key, NULL AS target_key, operation,
          before::jsonb AS before, after::jsonb AS after,
          coalesce(NOT before_active AND after_active, false) AS switched_on,
          CASE operation WHEN 'insert' THEN after::jsonb ELSE before::jsonb END AS grouped
        FROM resource_change WHERE synchronization_id = {0}
        UNION ALL
        SELECT association, true, owner_key, target_key, operation, NULL, NULL, false,
          coalesce(
            (SELECT CASE operation WHEN 'insert' THEN after::jsonb ELSE before::jsonb END
             FROM resource_change owner WHERE owner.synchronization_id = {0}
               AND owner.entity_type = split_part(association, '.', 1) AND owner.key = owner_key),
            (SELECT attributes FROM resource WHERE id = owner_id))
        FROM resource_link_change WHERE synchronization_id = {0}
      ) c
      JOIN inspection i ON i.synchronization_id = {0}
      JOIN review_target t ON t.inspection = i.id AND t.name = c.name AND t.association = c.association
      """;

  private final DSLContext dsl;
  private final UUID run;

  public InspectedPlanInSql(DSLContext dsl, UUID run) {
    this.dsl = dsl;
    this.run = run;
  }

  /** Compares everything. */
  public void check() {
    same(
        """
        SELECT n, target, CASE operation WHEN 'delete' THEN 1 WHEN 'deactivate' THEN 2
          WHEN 'update' THEN 3 ELSE 4 END, key, target_key FROM changes
        """,
        "SELECT n, target, operation, key, target_key FROM found");
    // Every property has a column.
    same(
        """
        SELECT DISTINCT target, property FROM (
          SELECT target, jsonb_object_keys(before) AS property, operation FROM changes
          UNION ALL SELECT target, jsonb_object_keys(after), operation FROM changes) properties
        WHERE operation = 'update'
        """,
        """
        SELECT DISTINCT target, property FROM columns JOIN (
          SELECT target, jsonb_object_keys(before) AS property, operation FROM changes
          UNION ALL SELECT target, jsonb_object_keys(after), operation FROM changes) properties
          USING (target, property)
        WHERE operation = 'update'
        """);
    same(
        "SELECT n, target, col, before, after FROM cells",
        """
        SELECT c.n, c.target, c.col, c.before, c.after
        FROM review_cell c JOIN inspection i ON i.id = c.inspection AND i.synchronization_id = {0}
        """);
    same(
        """
        SELECT r.target, r.col, count(c.n), count(c.n) FILTER (WHERE c.after IS NULL),
          count(c.n) FILTER (WHERE c.before IS NULL)
        FROM columns r LEFT JOIN cells c USING (target, col) GROUP BY 1, 2
        """,
        "SELECT target, col, changed, emptied, filled FROM columns");
    same(
        "SELECT n, col FROM cells",
        "SELECT n, col FROM found JOIN columns USING (target) WHERE substring(found.changed FROM"
            + " col + 1 FOR 1) = B'1'");
    same(
        "SELECT n, col FROM cells WHERE after IS NULL",
        "SELECT n, col FROM found JOIN columns USING (target) WHERE substring(found.emptied FROM"
            + " col + 1 FOR 1) = B'1'");
    same(
        "SELECT n, col FROM cells WHERE before IS NULL",
        "SELECT n, col FROM found JOIN columns USING (target) WHERE substring(found.filled FROM col"
            + " + 1 FOR 1) = B'1'");
    frequent();
    // Links have the segments of their owners.
    same(
        """
        SELECT l.target, s.segment, s.property
        FROM review_target l JOIN inspection i ON i.id = l.inspection AND i.synchronization_id = {0}
        JOIN review_target o ON o.inspection = i.id AND o.name = split_part(l.name, '.', 1)
        JOIN segments s ON s.target = o.target
        WHERE l.association
        """,
        """
        SELECT s.target, s.segment, s.property FROM segments s
        JOIN review_target t ON t.inspection = s.inspection AND t.target = s.target
        WHERE t.association
        """);
    for (int segment = 1; segment <= 4; segment++) {
      segment("segment" + segment, segment);
    }
    same(
        """
        SELECT target, operation, changed, emptied, filled, segment1, segment2, segment3, segment4,
          marks, count(*) FROM found GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
        """,
        """
        SELECT target, operation, changed, emptied, filled, segment1, segment2, segment3, segment4,
          marks, c.changes
        FROM review_cube c JOIN inspection i ON i.id = c.inspection AND i.synchronization_id = {0}
        """);
  }

  private void frequent() {
    same(
        """
        SELECT r.target, r.col, count(DISTINCT (c.before, c.after))
          FILTER (WHERE c.n IS NOT NULL) FROM columns r LEFT JOIN cells c USING (target, col)
        GROUP BY 1, 2
        """,
        "SELECT target, col, pairs FROM columns");
    same(
        """
        SELECT * FROM (SELECT target, col, before, after, count(*), row_number() OVER (
          PARTITION BY target, col
          ORDER BY count(*) DESC, before COLLATE "C", after COLLATE "C") AS rank
        FROM cells GROUP BY 1, 2, 3, 4) ranked WHERE rank <= 50
        """,
        """
        SELECT p.target, p.col, p.before, p.after, p.changes, p.rank
        FROM review_pair p JOIN inspection i ON i.id = p.inspection AND i.synchronization_id = {0}
        """);
    for (String side : List.of("before", "after")) {
      same(
          """
          SELECT * FROM (SELECT target, col, %1$s, count(*), row_number() OVER (
            PARTITION BY target, col ORDER BY count(*) DESC, %1$s COLLATE "C") AS rank
          FROM cells GROUP BY 1, 2, 3) ranked WHERE rank <= 50
          """
              .formatted(side),
          """
          SELECT v.target, v.col, v.value, v.changes, v.rank
          FROM review_value v JOIN inspection i
            ON i.id = v.inspection AND i.synchronization_id = {0}
          WHERE v.after = (%s = 'after')
          """
              .formatted("'" + side + "'"));
    }
    // As many changes as there are values with a pattern; these plans have few patterns.
    same(
        """
        SELECT target, col, sum(n) FROM (
          SELECT target, col, count(before) + count(after) AS n
          FROM cells JOIN columns USING (target, col) WHERE property <> 'active' GROUP BY 1, 2) counted
        WHERE n > 0 GROUP BY 1, 2
        """,
        """
        SELECT m.target, m.col, sum(m.changes)
        FROM review_mask m JOIN inspection i ON i.id = m.inspection AND i.synchronization_id = {0}
        GROUP BY 1, 2
        """);
  }

  private void segment(String column, int number) {
    same(
        """
        SELECT c.n, c.grouped ->> s.property
        FROM changes c JOIN segments s ON s.target = c.target AND s.segment =
        """
            + number,
        """
        SELECT f.n, v.value FROM found f
        JOIN review_segment_value v ON v.inspection = f.inspection AND v.target = f.target
        """
            + " AND v.segment = "
            + number
            + " AND v.id = f."
            + column);
    same(
        """
        SELECT v.id, (SELECT count(*) FROM resource r
          JOIN synchronization run ON run.id = {0} AND run.connector = r.connector
          WHERE r.entity_type = t.name AND r.attributes ->> s.property IS NOT DISTINCT FROM v.value)
        FROM segment_values v JOIN segments s USING (target, segment)
        JOIN review_target t ON t.inspection = v.inspection AND t.target = v.target
        WHERE v.segment =
        """
            + number,
        "SELECT id, held FROM segment_values WHERE segment = " + number);
  }

  private void same(String plan, String found) {
    String with =
        "WITH changes AS ("
            + CHANGES
            + "), columns AS (SELECT c.* FROM review_column c JOIN inspection i"
            + " ON i.id = c.inspection AND i.synchronization_id = {0}"
            + "), segments AS (SELECT s.* FROM review_segment s JOIN inspection i"
            + " ON i.id = s.inspection AND i.synchronization_id = {0}"
            + "), segment_values AS (SELECT s.* FROM review_segment_value s JOIN inspection i"
            + " ON i.id = s.inspection AND i.synchronization_id = {0}"
            + "), found AS (SELECT c.* FROM review_change c JOIN inspection i"
            + " ON i.id = c.inspection AND i.synchronization_id = {0}"
            + "), cells AS ("
            + """
            SELECT c.n, c.target, r.col, side.before, side.after
            FROM changes c
            JOIN columns r ON r.target = c.target
            CROSS JOIN LATERAL (SELECT
              CASE WHEN r.property = 'active' AND c.switched_on THEN 'false'
                ELSE c.before ->> r.property END AS before,
              CASE WHEN r.property = 'active' AND c.switched_on THEN 'true'
                ELSE c.after ->> r.property END AS after) side
            WHERE c.operation = 'update' AND c.before IS NOT NULL
              AND side.before IS DISTINCT FROM side.after
            """
            + ") ";
    assertThat(rows(with + found)).isEqualTo(rows(with + plan));
  }

  private List<String> rows(String query) {
    return dsl.fetch(query, DSL.val(run)).stream()
        .map(row -> row.intoList().toString())
        .sorted()
        .toList();
  }
}
