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

  private static final String CONTESTED =
      """
      CREATE TEMPORARY TABLE contested_change ON COMMIT DROP AS
      SELECT entering.resource_id, giver.resource_id AS giver_id
      FROM entering_value entering
      JOIN resource_identifier identifier
        ON identifier.entity_type = entering.entity_type
        AND identifier.property = entering.property AND identifier.value = entering.value
      JOIN resource holder ON holder.id = identifier.resource_id
      LEFT JOIN resource_change giver
        ON giver.synchronization_id = {0} AND giver.entity_type = holder.entity_type
        AND giver.key = holder.key AND giver.resource_id = holder.id AND giver.state = 'planned'
        AND (giver.operation = 'delete'
          OR giver.after ->> entering.property IS DISTINCT FROM identifier.value)
      WHERE identifier.resource_id <> entering.resource_id
      """;

  // A change that is not made gives nothing up either, so conflicts spread along the holders.
  private static final String VALUE_TAKEN_BY_OTHERS =
      """
      WITH RECURSIVE taken (resource_id) AS (
        SELECT resource_id FROM contested_change WHERE giver_id IS NULL
        UNION
        SELECT contested_change.resource_id
        FROM contested_change JOIN taken ON contested_change.giver_id = taken.resource_id
      )
      UPDATE resource_change change SET state = 'conflict'
      FROM taken
      WHERE change.synchronization_id = {0} AND change.resource_id = taken.resource_id
      """;

  private Conflicts() {}

  static void mark(DSLContext dsl, UUID synchronizationId, UniqueProperties unique) {
    QueryPart run = val(synchronizationId);
    dsl.execute(CHANGED_BY_OTHERS, run);
    dsl.execute(INSERTED_BY_OTHERS, run);
    if (unique.isEmpty()) {
      return;
    }
    EnteringValues.gather(dsl, synchronizationId, unique);
    if (dsl.execute(CONTESTED, run) > 0) {
      dsl.execute("CREATE INDEX ON contested_change (giver_id)");
      dsl.execute("ANALYZE contested_change");
      dsl.execute(VALUE_TAKEN_BY_OTHERS, run);
      EnteringValues.withdraw(dsl, synchronizationId);
    }
  }
}
