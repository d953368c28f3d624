package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Marks planned changes of resources that conflict with other changes since compare: they are not
 * made.
 */
final class Conflicts {
  // Who has the value so far. If that is an active resource, it is a conflict, unless a planned
  // change gives the value up. One that is off yields it, unless a planned change switches it on
  // again. One that goes on having the value while it is off waits for it from then on.
  private static final Statement CONTESTED =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE contested_change ON COMMIT DROP AS
          SELECT entering.resource_id, entering.property,
            CASE WHEN holder.active AND planned.gives THEN planned.resource_id END AS giver_id,
            NOT holder.active AND planned.gives IS NOT FALSE AS yields,
            planned.resource_id IS NULL OR planned.keeps AS stays
          FROM entering_value entering
          JOIN resource_identifier identifier
            ON identifier.entity_type = entering.entity_type
            AND identifier.property = entering.property AND identifier.value = entering.value
          JOIN resource holder ON holder.id = identifier.resource_id
          LEFT JOIN LATERAL (
            SELECT change.resource_id, NOT (kept.keeps AND change.after_active) AS gives, kept.keeps
            FROM resource_change change
            CROSS JOIN LATERAL (
              SELECT change.operation <> 'delete'
                AND coalesce(change.decided_after, change.after) ->> entering.property
                  IS NOT DISTINCT FROM identifier.value
                AS keeps
            ) kept
            WHERE change.synchronization_id = {run} AND change.entity_type = holder.entity_type
              AND change.key = holder.key AND change.resource_id = holder.id
              AND change.state = 'planned') planned ON true
          WHERE identifier.resource_id <> entering.resource_id AND entering.active
          """);

  // A change that is not made gives nothing up either, so conflicts spread along the holders.
  private static final Statement VALUE_TAKEN_BY_OTHERS =
      Statement.of(
          "run",
          """
          WITH RECURSIVE taken (resource_id) AS (
            SELECT resource_id FROM contested_change WHERE giver_id IS NULL AND NOT yields
            UNION
            SELECT contested_change.resource_id
            FROM contested_change JOIN taken ON contested_change.giver_id = taken.resource_id
          )
          UPDATE resource_change change SET state = 'conflict'
          FROM taken
          WHERE change.synchronization_id = {run} AND change.resource_id = taken.resource_id
          """);

  private static final Statement LET_YIELDED_VALUES_WAIT =
      Statement.of(
          """
          UPDATE entering_value entering SET waits = true
          FROM contested_change contested
          WHERE contested.stays AND contested.resource_id = entering.resource_id
            AND contested.property = entering.property
          """);

  private Conflicts() {}

  static void mark(DSLContext dsl, UUID synchronizationId, JudgedProperties judged) {
    var run = Map.of("run", val(synchronizationId));
    markChangedByOthers(dsl, synchronizationId);
    markInsertedByOthers(dsl, synchronizationId);
    if (judged.unique().isEmpty()) {
      return;
    }
    NewUniqueValues.gather(dsl, synchronizationId, judged.unique(), judged.later());
    if (CONTESTED.execute(dsl, run) > 0) {
      dsl.execute("CREATE INDEX ON contested_change (giver_id)");
      dsl.execute("ANALYZE contested_change");
      VALUE_TAKEN_BY_OTHERS.execute(dsl, run);
      NewUniqueValues.withdraw(dsl, synchronizationId);
      LET_YIELDED_VALUES_WAIT.execute(dsl);
    }
  }

  private static void markChangedByOthers(DSLContext dsl, UUID synchronizationId) {
    dsl.update(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.STATE, inline("conflict"))
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        // What a reviewer did not let through is not made anyway.
        .and(RESOURCE_CHANGE.STATE.eq(inline("planned")))
        .and(RESOURCE_CHANGE.OPERATION.ne(inline("insert")))
        .andNotExists(
            selectOne()
                .from(RESOURCE)
                .where(RESOURCE.ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
                .and(RESOURCE.VERSION.eq(RESOURCE_CHANGE.BEFORE_VERSION)))
        .execute();
  }

  private static void markInsertedByOthers(DSLContext dsl, UUID synchronizationId) {
    dsl.update(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.STATE, inline("conflict"))
        .from(RESOURCE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.STATE.eq(inline("planned")))
        .and(RESOURCE_CHANGE.OPERATION.eq(inline("insert")))
        .and(RESOURCE.ENTITY_TYPE.eq(RESOURCE_CHANGE.ENTITY_TYPE))
        .and(RESOURCE.KEY.eq(RESOURCE_CHANGE.KEY))
        .execute();
  }
}
