package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statistics;
import dev.sluice.repository.unique.UniqueProperties;
import dev.sluice.repository.unique.WaitingIdentifiers;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Makes the planned changes of resources that meet no conflict, with their identifiers. Plain SQL,
 * since each statement joins two tables over millions of rows; in all of them {0} is the run.
 */
final class ResourceChanges {
  private static final String DELETE =
      """
      DELETE FROM resource USING resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation = 'delete' AND resource.id = change.resource_id
      """;

  // The kind of source changes only with the connector, and never for what people made.
  private static final String UPDATE =
      """
      UPDATE resource
      SET attributes = change.after::jsonb, active = change.after_active,
        content_hash = planned_hash(change.after_active, change.after),
        source_kind = CASE
          WHEN resource.origin IN ('connector', 'csv')
            AND resource.connector IS DISTINCT FROM change.after_connector
          THEN 'csv' ELSE resource.source_kind END,
        connector = change.after_connector,
        version = resource.version + 1, updated_at = now()
      FROM resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('update', 'deactivate') AND resource.id = change.resource_id
      """;

  private static final String INSERT =
      """
      INSERT INTO resource (id, entity_type, key, attributes, active, origin, connector,
        source_kind, content_hash, updated_at)
      SELECT change.resource_id, change.entity_type, change.key, change.after::jsonb,
        change.after_active, 'connector', change.after_connector, 'csv',
        coalesce(change.after_hash, planned_hash(change.after_active, change.after)), now()
      FROM resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation = 'insert'
      """;

  // A deleted resource has no value afterwards, so all of its identifiers go.
  private static final String FORGET_IDENTIFIERS =
      """
      DELETE FROM resource_identifier identifier USING resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation <> 'insert' AND identifier.resource_id = change.resource_id
        AND change.after ->> identifier.property IS DISTINCT FROM identifier.value
      """;

  // The same where resources wait for values: those that are given up are to be settled.
  private static final String HAND_ON_IDENTIFIERS =
      """
      WITH given AS (
        DELETE FROM resource_identifier identifier USING resource_change change
        WHERE change.synchronization_id = {0} AND change.state = 'planned'
          AND change.operation <> 'insert' AND identifier.resource_id = change.resource_id
          AND change.after ->> identifier.property IS DISTINCT FROM identifier.value
        RETURNING identifier.entity_type, identifier.property, identifier.value)
      INSERT INTO settling_value
      SELECT given.entity_type, given.property, given.value
      FROM given
      WHERE EXISTS (SELECT FROM waiting_identifier waiting
        WHERE waiting.entity_type = given.entity_type AND waiting.property = given.property
          AND waiting.value = given.value)
      """;

  private static final String FORGET_WAITING =
      """
      DELETE FROM waiting_identifier waiting USING resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation <> 'insert' AND waiting.resource_id = change.resource_id
        AND change.after ->> waiting.property IS DISTINCT FROM waiting.value
      """;

  // Whoever is switched off yields its values to an active one that waits.
  private static final String SETTLE_THOSE_SWITCHED_OFF =
      """
      INSERT INTO settling_value
      SELECT identifier.entity_type, identifier.property, identifier.value
      FROM resource_change change
      JOIN resource_identifier identifier ON identifier.resource_id = change.resource_id
      JOIN waiting_identifier waiting ON waiting.entity_type = identifier.entity_type
        AND waiting.property = identifier.property AND waiting.value = identifier.value
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.before_active AND NOT change.after_active
      """;

  private ResourceChanges() {}

  static void apply(
      DSLContext dsl,
      UUID synchronizationId,
      JudgedProperties judged,
      PlannedOperations operations) {
    QueryPart run = val(synchronizationId);
    boolean anyWaits = WaitingIdentifiers.any(dsl, List.of(judged.unique().types()));
    int changes = 0;
    if (anyWaits) {
      WaitingIdentifiers.begin(dsl);
      dsl.execute(FORGET_WAITING, run);
      dsl.execute(HAND_ON_IDENTIFIERS, run);
    } else if (operations.deletes() || operations.updates()) {
      dsl.execute(FORGET_IDENTIFIERS, run);
    }
    if (operations.deletes()) {
      changes += dsl.execute(DELETE, run);
    }
    if (operations.updates()) {
      changes += dsl.execute(UPDATE, run);
    }
    changes += dsl.execute(INSERT, run);
    if (!judged.unique().isEmpty()) {
      boolean settles = EnteringValues.enter(dsl);
      if (anyWaits) {
        EnteringValues.waitNoLonger(dsl);
        dsl.execute(SETTLE_THOSE_SWITCHED_OFF, run);
      }
      if (anyWaits || settles) {
        WaitingIdentifiers.settle(dsl);
      }
    }
    Statistics.refreshLive(dsl, changes, RESOURCE, RESOURCE_IDENTIFIER);
  }

  /** Makes the changes of a plan that only inserts, in tables that are empty, and counts them. */
  static int applyFirst(DSLContext dsl, UUID synchronizationId, UniqueProperties unique) {
    int inserted = dsl.execute(INSERT, val(synchronizationId));
    if (!unique.isEmpty()) {
      EnteringValues.enterAll(dsl, unique);
    }
    Statistics.refreshLive(dsl, inserted, RESOURCE, RESOURCE_IDENTIFIER);
    return inserted;
  }
}
