package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.val;

import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Removes changes from a plan that a reviewer rejected in an earlier run, if the source still says
 * the same. This comes before other checks, since a change that is not made gives up no value
 * either.
 */
final class SuppressedChanges {
  private static final Statement FIND =
      Statement.of(
          "connector, entity_type",
          """
          CREATE TEMPORARY TABLE suppressed_resource ON COMMIT DROP AS
          SELECT planned.key, planned.operation, rejected.property
          FROM withheld_change rejected
          JOIN planned_resource planned ON planned.key = rejected.key
          LEFT JOIN resource ON resource.id = planned.resource_id
          WHERE rejected.connector = {connector} AND rejected.target = {entity_type}
            AND rejected.target_key = '' AND rejected.action = 'REJECT' AND rejected.expires_at > now()
            AND planned.code IS NULL AND planned.operation <> 'unchanged'
            AND CASE WHEN rejected.property = ''
              THEN planned.operation = rejected.operation
                AND rejected.fingerprint = whole_fingerprint(planned.operation, planned.after_active,
                  planned.after_connector, resource.attributes::json, planned.after)
              ELSE planned.operation IN ('update', 'deactivate') AND planned.after IS NOT NULL
                AND planned.after ->> rejected.property
                  IS DISTINCT FROM resource.attributes ->> rejected.property
                AND rejected.fingerprint = change_fingerprint(NULL, NULL,
                  (planned.after::jsonb -> rejected.property)::text)
              END
          """);

  private static final Statement KEEP =
      Statement.of(
          "run, entity_type",
          """
          INSERT INTO suppressed_change (synchronization_id, target, key, target_key, property, operation)
          SELECT {run}, {entity_type}, key, '', property, operation FROM suppressed_resource
          """);

  private static final Statement TAKE_OUT =
      Statement.of(
          """
          DELETE FROM planned_resource planned USING suppressed_resource suppressed
          WHERE planned.key = suppressed.key AND suppressed.property = '' AND planned.operation <> 'update'
          """);

  private static final Statement TAKE_OUT_OF_UPDATES =
      Statement.of(
          """
          UPDATE planned_resource planned
          SET after = with_properties(planned.after, suppressed.properties, resource.attributes::json),
            after_active = CASE WHEN suppressed.whole THEN resource.active ELSE planned.after_active END,
            after_connector = CASE WHEN suppressed.whole THEN resource.connector
              ELSE planned.after_connector END
          FROM (SELECT key, bool_or(property = '') AS whole, array_agg(property) AS properties
            FROM suppressed_resource GROUP BY key) suppressed,
            resource
          WHERE planned.key = suppressed.key AND planned.after IS NOT NULL
            AND resource.id = planned.resource_id
          """);

  private static final Statement TAKE_OUT_WHAT_CHANGES_NOTHING =
      Statement.of(
          """
          DELETE FROM planned_resource planned USING suppressed_resource suppressed, resource
          WHERE planned.key = suppressed.key AND planned.operation = 'update'
            AND resource.id = planned.resource_id AND resource.active = planned.after_active
            AND resource.connector IS NOT DISTINCT FROM planned.after_connector
            AND resource.attributes = planned.after::jsonb
          """);

  private SuppressedChanges() {}

  static void takeOut(PlanningRun run, String entityType) {
    DSLContext dsl = run.dsl();
    if (FIND.execute(dsl, arguments(run, entityType)) > 0) {
      dsl.execute("ANALYZE suppressed_resource");
      TAKE_OUT.execute(dsl);
      TAKE_OUT_OF_UPDATES.execute(dsl);
      TAKE_OUT_WHAT_CHANGES_NOTHING.execute(dsl);
    }
  }

  /** Keeps what was taken out, once what is left joins the plan. */
  static void keep(PlanningRun run, String entityType) {
    KEEP.execute(run.dsl(), arguments(run, entityType));
  }

  private static Map<String, QueryPart> arguments(PlanningRun run, String entityType) {
    return Map.of(
        "run", val(run.synchronizationId()),
        "connector", val(run.connector().name()),
        "entity_type", val(entityType));
  }
}
