package dev.sluice.repository.compare;

import static org.jooq.impl.DSL.val;

import dev.sluice.repository.plan.Rejections;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Takes links out of a plan that a reviewer rejected in an earlier run, and those that were to go
 * with a resource whose end was rejected.
 */
final class SuppressedLinks {
  private static final Statement KEEP_REJECTED =
      Statement.of(
          "run, connector",
          """
          INSERT INTO suppressed_change (synchronization_id, target, key, target_key, property, operation)
          SELECT {run}, change.association, change.owner_key, change.target_key, '', change.operation
          FROM withheld_change rejected
          JOIN resource_link_change change ON change.synchronization_id = {run}
            AND change.association = rejected.target AND change.owner_key = rejected.key
            AND change.target_key = rejected.target_key
          WHERE rejected.connector = {connector} AND rejected.action = 'REJECT'
            AND rejected.expires_at > now()
            AND (change.operation = 'delete') = (rejected.operation = 'delete')
          ON CONFLICT DO NOTHING
          """);

  private static final Statement KEEP_THOSE_OF_WHAT_STAYS =
      Statement.of(
          "run",
          """
          INSERT INTO suppressed_change (synchronization_id, target, key, target_key, property, operation)
          SELECT {run}, change.association, change.owner_key, change.target_key, '', change.operation
          FROM suppressed_change suppressed
          JOIN resource ON resource.entity_type = suppressed.target AND resource.key = suppressed.key
          JOIN resource_link_change change ON change.synchronization_id = {run}
            AND change.operation = 'delete'
            AND (change.owner_id = resource.id OR change.target_id = resource.id)
          WHERE suppressed.synchronization_id = {run} AND suppressed.property = ''
            AND suppressed.operation IN ('delete', 'deactivate')
          ON CONFLICT DO NOTHING
          """);

  // A link that waited for an end goes on waiting.
  private static final Statement LEAVE_PENDING =
      Statement.of(
          "run",
          """
          DELETE FROM pending_link_change pending
          USING suppressed_change suppressed, resource_link_change change
          WHERE suppressed.synchronization_id = {run} AND change.synchronization_id = {run}
            AND change.association = suppressed.target AND change.owner_key = suppressed.key
            AND change.target_key = suppressed.target_key
            AND pending.synchronization_id = {run} AND pending.operation = 'delete'
            AND pending.association = change.association AND pending.owner_id = change.owner_id
            AND pending.target_id = change.target_id
          """);

  private static final Statement TAKE_OUT =
      Statement.of(
          "run",
          """
          DELETE FROM resource_link_change change USING suppressed_change suppressed
          WHERE suppressed.synchronization_id = {run} AND change.synchronization_id = {run}
            AND change.association = suppressed.target AND change.owner_key = suppressed.key
            AND change.target_key = suppressed.target_key
          """);

  private SuppressedLinks() {}

  static void takeOut(DSLContext dsl, UUID run, String connector) {
    if (!Rejections.any(dsl, connector)) {
      return;
    }
    Map<String, QueryPart> arguments = Map.of("run", val(run), "connector", val(connector));
    int links =
        KEEP_REJECTED.execute(dsl, arguments) + KEEP_THOSE_OF_WHAT_STAYS.execute(dsl, arguments);
    if (links > 0) {
      LEAVE_PENDING.execute(dsl, arguments);
      TAKE_OUT.execute(dsl, arguments);
    }
  }
}
