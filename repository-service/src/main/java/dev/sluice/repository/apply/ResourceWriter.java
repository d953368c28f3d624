package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.WAITING_IDENTIFIER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.jooq.Routines;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.postgresql.Statistics;
import dev.sluice.repository.unique.UniqueProperties;
import dev.sluice.repository.unique.WaitingIdentifiers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.impl.SQLDataType;

/**
 * Makes the planned changes of resources without conflicts, with their identifiers. Each statement
 * joins two tables with millions of rows.
 */
final class ResourceWriter {
  /** Where resources wait for values, those that are given up are to be settled. */
  private static final Statement HAND_ON_IDENTIFIERS =
      Statement.of(
          "run",
          """
          WITH given AS (
            DELETE FROM resource_identifier identifier USING resource_change change
            WHERE change.synchronization_id = {run} AND change.state = 'planned'
              AND change.operation <> 'insert' AND identifier.resource_id = change.resource_id
              AND coalesce(change.decided_after, change.after) ->> identifier.property
                IS DISTINCT FROM identifier.value
            RETURNING identifier.entity_type, identifier.property, identifier.value)
          INSERT INTO settling_value
          SELECT given.entity_type, given.property, given.value
          FROM given
          WHERE EXISTS (SELECT FROM waiting_identifier waiting
            WHERE waiting.entity_type = given.entity_type AND waiting.property = given.property
              AND waiting.value = given.value)
          """);

  // Whoever is switched off yields its values to an active one that waits.
  private static final Statement SETTLE_THOSE_SWITCHED_OFF =
      Statement.of(
          "run",
          """
          INSERT INTO settling_value
          SELECT identifier.entity_type, identifier.property, identifier.value
          FROM resource_change change
          JOIN resource_identifier identifier ON identifier.resource_id = change.resource_id
          JOIN waiting_identifier waiting ON waiting.entity_type = identifier.entity_type
            AND waiting.property = identifier.property AND waiting.value = identifier.value
          WHERE change.synchronization_id = {run} AND change.state = 'planned'
            AND change.before_active AND NOT change.after_active
          """);

  private final DSLContext dsl;
  private final UUID synchronizationId;

  private ResourceWriter(DSLContext dsl, UUID synchronizationId) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
  }

  static void apply(
      DSLContext dsl,
      UUID synchronizationId,
      JudgedProperties judged,
      PlannedOperations operations) {
    new ResourceWriter(dsl, synchronizationId).apply(judged, operations);
  }

  private void apply(JudgedProperties judged, PlannedOperations operations) {
    var run = Map.of("run", val(synchronizationId));
    boolean anyWaits = WaitingIdentifiers.any(dsl, List.of(judged.unique().types()));
    int changes = 0;
    if (anyWaits) {
      WaitingIdentifiers.begin(dsl);
      forgetWaiting();
      HAND_ON_IDENTIFIERS.execute(dsl, run);
    } else if (operations.deletes() || operations.updates()) {
      forgetIdentifiers();
    }
    if (operations.deletes()) {
      changes += delete();
    }
    if (operations.updates()) {
      changes += update();
    }
    changes += insert();
    if (!judged.unique().isEmpty()) {
      boolean settles = NewUniqueValues.enter(dsl);
      if (anyWaits) {
        NewUniqueValues.waitNoLonger(dsl);
        SETTLE_THOSE_SWITCHED_OFF.execute(dsl, run);
      }
      if (anyWaits || settles) {
        WaitingIdentifiers.settle(dsl);
      }
    }
    Statistics.refreshLive(dsl, changes, RESOURCE, RESOURCE_IDENTIFIER);
  }

  /** Makes the changes of a plan that only inserts, in tables that are empty, and counts them. */
  static int applyFirst(DSLContext dsl, UUID synchronizationId, UniqueProperties unique) {
    int inserted = new ResourceWriter(dsl, synchronizationId).insert();
    if (!unique.isEmpty()) {
      NewUniqueValues.enterAll(dsl, unique);
    }
    Statistics.refreshLive(dsl, inserted, RESOURCE, RESOURCE_IDENTIFIER);
    return inserted;
  }

  private int delete() {
    return dsl.deleteFrom(RESOURCE)
        .using(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_CHANGE.OPERATION.eq(inline("delete")))
        .and(RESOURCE.ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
        .execute();
  }

  private int update() {
    return dsl.update(RESOURCE)
        .set(RESOURCE.ATTRIBUTES, made().cast(SQLDataType.JSONB))
        .set(RESOURCE.ACTIVE, RESOURCE_CHANGE.AFTER_ACTIVE)
        .set(RESOURCE.CONTENT_HASH, plannedHash())
        // The kind of source changes only with the connector, and never for what people made.
        .set(
            RESOURCE.SOURCE_KIND,
            when(
                    RESOURCE
                        .ORIGIN
                        .in(inline("connector"), inline("csv"))
                        .and(RESOURCE.CONNECTOR.isDistinctFrom(RESOURCE_CHANGE.AFTER_CONNECTOR)),
                    inline("csv"))
                .otherwise(RESOURCE.SOURCE_KIND))
        .set(RESOURCE.CONNECTOR, RESOURCE_CHANGE.AFTER_CONNECTOR)
        .set(RESOURCE.VERSION, RESOURCE.VERSION.plus(inline(1)))
        .set(RESOURCE.UPDATED_AT, currentOffsetDateTime())
        .from(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_CHANGE.OPERATION.in(inline("update"), inline("deactivate")))
        .and(RESOURCE.ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
        .execute();
  }

  private int insert() {
    return dsl.insertInto(
            RESOURCE,
            RESOURCE.ID,
            RESOURCE.ENTITY_TYPE,
            RESOURCE.KEY,
            RESOURCE.ATTRIBUTES,
            RESOURCE.ACTIVE,
            RESOURCE.ORIGIN,
            RESOURCE.CONNECTOR,
            RESOURCE.SOURCE_KIND,
            RESOURCE.CONTENT_HASH,
            RESOURCE.UPDATED_AT)
        .select(
            select(
                    RESOURCE_CHANGE.RESOURCE_ID,
                    RESOURCE_CHANGE.ENTITY_TYPE,
                    RESOURCE_CHANGE.KEY,
                    RESOURCE_CHANGE.AFTER.cast(SQLDataType.JSONB),
                    RESOURCE_CHANGE.AFTER_ACTIVE,
                    inline("connector"),
                    RESOURCE_CHANGE.AFTER_CONNECTOR,
                    inline("csv"),
                    coalesce(RESOURCE_CHANGE.AFTER_HASH, plannedHash()),
                    currentOffsetDateTime())
                .from(RESOURCE_CHANGE)
                .where(isPlanned(), RESOURCE_CHANGE.OPERATION.eq(inline("insert"))))
        .execute();
  }

  // A deleted resource has no value afterwards, so all of its identifiers go.
  private void forgetIdentifiers() {
    dsl.deleteFrom(RESOURCE_IDENTIFIER)
        .using(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_CHANGE.OPERATION.ne(inline("insert")))
        .and(RESOURCE_IDENTIFIER.RESOURCE_ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
        .and(
            jsonGetAttributeAsText(made(), RESOURCE_IDENTIFIER.PROPERTY)
                .isDistinctFrom(RESOURCE_IDENTIFIER.VALUE))
        .execute();
  }

  private void forgetWaiting() {
    dsl.deleteFrom(WAITING_IDENTIFIER)
        .using(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_CHANGE.OPERATION.ne(inline("insert")))
        .and(WAITING_IDENTIFIER.RESOURCE_ID.eq(RESOURCE_CHANGE.RESOURCE_ID))
        .and(
            jsonGetAttributeAsText(made(), WAITING_IDENTIFIER.PROPERTY)
                .isDistinctFrom(WAITING_IDENTIFIER.VALUE))
        .execute();
  }

  private static Field<byte[]> plannedHash() {
    return Routines.plannedHash(RESOURCE_CHANGE.AFTER_ACTIVE, made());
  }

  /** The attributes afterwards: those that are planned, or what a reviewer left of them. */
  private static Field<JSON> made() {
    return coalesce(RESOURCE_CHANGE.DECIDED_AFTER, RESOURCE_CHANGE.AFTER);
  }

  private Condition isPlanned() {
    return RESOURCE_CHANGE
        .SYNCHRONIZATION_ID
        .eq(synchronizationId)
        .and(RESOURCE_CHANGE.STATE.eq(inline("planned")));
  }
}
