package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static org.jooq.impl.DSL.val;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What inspect would make of a small plan, in plain SQL: resources are grouped by their office,
 * which is the property of that name, and links by their owner's, who is in the plan.
 */
public final class HandMadeInspection {
  private static final String ROWS =
      """
      WITH planned AS (
        SELECT 0 AS kind, entity_type AS name, key, NULL AS target_key, operation,
               before::jsonb AS before, after::jsonb AS after,
               coalesce(before, after) ->> 'office' AS office
          FROM resource_change WHERE synchronization_id = {0}
        UNION ALL
        SELECT 1, association, owner_key, target_key, link.operation, NULL, NULL,
               coalesce(owner.before, owner.after) ->> 'office'
          FROM resource_link_change link JOIN resource_change owner
            ON owner.synchronization_id = {0} AND owner.key = owner_key
               AND owner.entity_type = split_part(association, '.', 1)
         WHERE link.synchronization_id = {0})
      INSERT INTO review_change (inspection, n, target, operation, changed, emptied, filled,
                                 segment1, key, target_key)
      SELECT {1}, row_number() OVER (ORDER BY kind, p.name, key, p.target_key), t.target,
             CASE operation WHEN 'delete' THEN 1 WHEN 'deactivate' THEN 2
                            WHEN 'update' THEN 3 ELSE 4 END,
             mask.changed, mask.emptied, mask.filled,
             (SELECT id FROM review_segment_value v JOIN review_segment s
                USING (inspection, target, segment)
               WHERE v.inspection = {1} AND v.target = t.target
                 AND v.value IS NOT DISTINCT FROM p.office),
             key, p.target_key
        FROM planned p
        JOIN review_target t ON t.inspection = {1} AND t.name = p.name
        CROSS JOIN LATERAL (
          SELECT coalesce(string_agg(CASE WHEN u AND b IS DISTINCT FROM a THEN '1' ELSE '0' END,
                                     '' ORDER BY col), '')::bit varying AS changed,
                 coalesce(string_agg(CASE WHEN u AND b IS NOT NULL AND a IS NULL THEN '1'
                                     ELSE '0' END, '' ORDER BY col), '')::bit varying AS emptied,
                 coalesce(string_agg(CASE WHEN u AND b IS NULL AND a IS NOT NULL THEN '1'
                                     ELSE '0' END, '' ORDER BY col), '')::bit varying AS filled
            FROM (SELECT col, operation = 'update' AS u,
                         before ->> property AS b, after ->> property AS a
                    FROM review_column c
                   WHERE c.inspection = {1} AND c.target = t.target) each) mask
      """;

  private static final String CELLS =
      """
      INSERT INTO review_cell (inspection, target, col, n, before, after)
      SELECT r.inspection, r.target, col, n, p.before ->> property, p.after ->> property
        FROM review_change r
        JOIN review_target t USING (inspection, target)
        JOIN review_column c USING (inspection, target)
        JOIN resource_change p
          ON p.synchronization_id = {0} AND p.entity_type = t.name AND p.key = r.key
       WHERE r.inspection = {1} AND get_bit(r.changed, col) = 1
      """;

  private static final String CUBE =
      """
      INSERT INTO review_cube
      SELECT inspection, target, operation, changed, emptied, filled,
             segment1, segment2, segment3, segment4, marks, count(*)
        FROM review_change WHERE inspection = {0}
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
      """;

  private static final String COLUMN_COUNTS =
      """
      UPDATE review_column c SET
        changed = (SELECT count(*) FROM review_change r WHERE r.inspection = c.inspection
                    AND r.target = c.target AND get_bit(r.changed, c.col) = 1),
        emptied = (SELECT count(*) FROM review_change r WHERE r.inspection = c.inspection
                    AND r.target = c.target AND get_bit(r.emptied, c.col) = 1),
        filled = (SELECT count(*) FROM review_change r WHERE r.inspection = c.inspection
                    AND r.target = c.target AND get_bit(r.filled, c.col) = 1)
      WHERE inspection = {0}
      """;

  private HandMadeInspection() {}

  /** Fills the review tables for a run. */
  public static int of(DSLContext database, UUID run) {
    int id = inspection(database, run, "DONE");
    List<String> types =
        database
            .resultQuery(
                "SELECT DISTINCT entity_type FROM resource_change WHERE synchronization_id = {0}"
                    + " ORDER BY 1",
                val(run))
            .fetch(0, String.class);
    List<String> associations =
        database
            .resultQuery(
                "SELECT DISTINCT association FROM resource_link_change"
                    + " WHERE synchronization_id = {0} ORDER BY 1",
                val(run))
            .fetch(0, String.class);
    short number = 0;
    for (String type : types) {
      target(database, id, number, type, false);
      columns(database, run, id, number, type);
      number++;
    }
    for (String association : associations) {
      target(database, id, number, association, true);
      segmentOfLinks(database, id, number, association);
      number++;
    }
    var run0 = val(run);
    var inspection = val(id);
    database.execute(ROWS, run0, inspection);
    database.execute(CELLS, run0, inspection);
    database.execute(CUBE, inspection);
    database.execute(COLUMN_COUNTS, inspection);
    database.execute(
        "UPDATE inspection SET changes = (SELECT count(*) FROM review_change WHERE inspection ="
            + " {0}) WHERE id = {0}",
        inspection);
    return id;
  }

  /** An inspection that has come to this state and nothing else. */
  public static int inspection(DSLContext database, UUID run, String state) {
    return database
        .insertInto(INSPECTION)
        .set(INSPECTION.SYNCHRONIZATION_ID, run)
        .set(INSPECTION.PLAN_DIGEST, PlannedRun.DIGEST)
        .set(INSPECTION.STATE, state)
        .set(INSPECTION.STARTED_AT, OffsetDateTime.now(ZoneOffset.UTC))
        .returning(INSPECTION.ID)
        .fetchSingle(INSPECTION.ID);
  }

  private static void target(
      DSLContext database, int id, short number, String name, boolean association) {
    database
        .insertInto(REVIEW_TARGET)
        .set(REVIEW_TARGET.INSPECTION, id)
        .set(REVIEW_TARGET.TARGET, number)
        .set(REVIEW_TARGET.NAME, name)
        .set(REVIEW_TARGET.ASSOCIATION, association)
        .set(REVIEW_TARGET.HELD, 100L)
        .execute();
  }

  private static void columns(DSLContext database, UUID run, int id, short target, String type) {
    List<String> properties =
        database
            .resultQuery(
                "SELECT DISTINCT k FROM resource_change,"
                    + " jsonb_object_keys(coalesce(before, after)::jsonb"
                    + " || coalesce(after, before)::jsonb) k"
                    + " WHERE synchronization_id = {0} AND entity_type = {1} ORDER BY 1",
                val(run), val(type))
            .fetch(0, String.class);
    for (short col = 0; col < properties.size(); col++) {
      database
          .insertInto(REVIEW_COLUMN)
          .set(REVIEW_COLUMN.INSPECTION, id)
          .set(REVIEW_COLUMN.TARGET, target)
          .set(REVIEW_COLUMN.COL, col)
          .set(REVIEW_COLUMN.PROPERTY, properties.get(col))
          .set(REVIEW_COLUMN.CHANGED, 0L)
          .set(REVIEW_COLUMN.EMPTIED, 0L)
          .set(REVIEW_COLUMN.FILLED, 0L)
          .set(REVIEW_COLUMN.PAIRS, 0L)
          .execute();
    }
    if (properties.contains("office")) {
      segment(database, run, id, target, type);
    }
  }

  /** That of the owners, with the same values. */
  private static void segmentOfLinks(DSLContext database, int id, short target, String link) {
    String owners = link.substring(0, link.indexOf('.'));
    database.execute(
        "INSERT INTO review_segment (inspection, target, segment, property) SELECT inspection, {1},"
            + " segment, property FROM review_segment JOIN review_target USING (inspection, target)"
            + " WHERE inspection = {0} AND name = {2}",
        val(id), val(target), val(owners));
    database.execute(
        "INSERT INTO review_segment_value (inspection, target, segment, id, value, held) SELECT"
            + " inspection, {1}, segment, id, value, 0 FROM review_segment_value JOIN review_target"
            + " USING (inspection, target) WHERE inspection = {0} AND name = {2}",
        val(id), val(target), val(owners));
  }

  private static void segment(DSLContext database, UUID run, int id, short target, String type) {
    database
        .insertInto(REVIEW_SEGMENT)
        .set(REVIEW_SEGMENT.INSPECTION, id)
        .set(REVIEW_SEGMENT.TARGET, target)
        .set(REVIEW_SEGMENT.SEGMENT, (short) 1)
        .set(REVIEW_SEGMENT.PROPERTY, "office")
        .execute();
    List<String> values =
        database
            .resultQuery(
                "SELECT DISTINCT coalesce(before, after)::jsonb ->> 'office' FROM resource_change"
                    + " WHERE synchronization_id = {0} AND entity_type = {1} ORDER BY 1",
                val(run), val(type))
            .fetch(0, String.class);
    for (int value = 0; value < values.size(); value++) {
      database
          .insertInto(REVIEW_SEGMENT_VALUE)
          .set(REVIEW_SEGMENT_VALUE.INSPECTION, id)
          .set(REVIEW_SEGMENT_VALUE.TARGET, target)
          .set(REVIEW_SEGMENT_VALUE.SEGMENT, (short) 1)
          .set(REVIEW_SEGMENT_VALUE.ID, value + 1)
          .set(REVIEW_SEGMENT_VALUE.VALUE, values.get(value))
          .set(REVIEW_SEGMENT_VALUE.HELD, 10L * (value + 1))
          .execute();
    }
  }
}
