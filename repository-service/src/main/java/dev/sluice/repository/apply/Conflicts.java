package dev.sluice.repository.apply;

import static org.jooq.impl.DSL.val;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Marks the planned changes of resources that somebody else got in the way of since compare: they
 * are not made. Plain SQL, one statement per kind of conflict; in all of them {0} is the run.
 */
final class Conflicts {
  private static final String CHANGED_BY_OTHERS =
      """
      UPDATE resource_change change SET state = 'conflict'
      WHERE change.synchronization_id = {0} AND change.operation <> 'insert'
        AND NOT EXISTS (SELECT FROM resource
          WHERE resource.id = change.resource_id AND resource.version = change.before_version)
      """;

  private static final String INSERTED_BY_OTHERS =
      """
      UPDATE resource_change change SET state = 'conflict'
      FROM resource
      WHERE change.synchronization_id = {0} AND change.operation = 'insert'
        AND resource.entity_type = change.entity_type AND resource.key = change.key
      """;

  // Whom a value is taken from: of an active one it is a conflict, unless a planned change gives
  // the
  // value up; whoever is off yields it, unless a planned change switches it on again. Whoever goes
  // on
  // having the value while it is off waits for it from then on.
  private static final String CONTESTED =
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
            AND change.after ->> entering.property IS NOT DISTINCT FROM identifier.value AS keeps
        ) kept
        WHERE change.synchronization_id = {0} AND change.entity_type = holder.entity_type
          AND change.key = holder.key AND change.resource_id = holder.id
          AND change.state = 'planned') planned ON true
      WHERE identifier.resource_id <> entering.resource_id AND entering.active
      """;

  // A change that is not made gives nothing up either, so conflicts spread along the holders.
  private static final String VALUE_TAKEN_BY_OTHERS =
      """
      WITH RECURSIVE taken (resource_id) AS (
        SELECT resource_id FROM contested_change WHERE giver_id IS NULL AND NOT yields
        UNION
        SELECT contested_change.resource_id
        FROM contested_change JOIN taken ON contested_change.giver_id = taken.resource_id
      )
      UPDATE resource_change change SET state = 'conflict'
      FROM taken
      WHERE change.synchronization_id = {0} AND change.resource_id = taken.resource_id
      """;

  private static final String LET_YIELDED_VALUES_WAIT =
      """
      UPDATE entering_value entering SET waits = true
      FROM contested_change contested
      WHERE contested.stays AND contested.resource_id = entering.resource_id
        AND contested.property = entering.property
      """;

  private Conflicts() {}

  static void mark(DSLContext dsl, UUID synchronizationId, JudgedProperties judged) {
    QueryPart run = val(synchronizationId);
    dsl.execute(CHANGED_BY_OTHERS, run);
    dsl.execute(INSERTED_BY_OTHERS, run);
    if (judged.unique().isEmpty()) {
      return;
    }
    EnteringValues.gather(dsl, synchronizationId, judged.unique(), judged.later());
    if (dsl.execute(CONTESTED, run) > 0) {
      dsl.execute("CREATE INDEX ON contested_change (giver_id)");
      dsl.execute("ANALYZE contested_change");
      dsl.execute(VALUE_TAKEN_BY_OTHERS, run);
      EnteringValues.withdraw(dsl, synchronizationId);
      dsl.execute(LET_YIELDED_VALUES_WAIT);
    }
  }
}
