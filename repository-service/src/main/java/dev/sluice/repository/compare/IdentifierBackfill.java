package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.UNIQUE_PROPERTY;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.jooq.tables.records.UniquePropertyRecord;
import dev.sluice.repository.postgresql.TypeLocks;
import dev.sluice.repository.unique.WaitingIdentifiers;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Makes up for a definition that declares a property unique when resources have it already: their
 * values are entered as identifiers, once. Of two resources that share a value one holds it and the
 * other one waits. It changes no resource, only how resources are found.
 */
final class IdentifierBackfill {
  // While nobody declared the property unique, nobody kept its identifiers. Plain SQL, since jOOQ
  // has no short word for ->> with a name that is a value.
  private static final String REMOVE_OLD =
      """
      DELETE FROM %s identifier
      WHERE identifier.entity_type = {0} AND identifier.property = {1}
        AND NOT EXISTS (SELECT FROM resource WHERE resource.id = identifier.resource_id
          AND resource.attributes ->> {1} = identifier.value)
      """;

  private static final String ENTER =
      """
      INSERT INTO resource_identifier (entity_type, property, value, resource_id)
      SELECT {0}, {1}, held.value, resource.id
      FROM resource
      CROSS JOIN LATERAL (SELECT resource.attributes ->> {1} AS value OFFSET 0) held
      -- No index holds a longer one.
      WHERE resource.entity_type = {0} AND octet_length(held.value) <= 1024
        AND NOT EXISTS (SELECT FROM resource_identifier identifier
          WHERE identifier.entity_type = {0} AND identifier.property = {1}
            AND identifier.value = held.value)
      ORDER BY resource.active DESC, resource.key
      ON CONFLICT DO NOTHING
      """;

  private static final String WAIT =
      """
      WITH waiting AS (
        INSERT INTO waiting_identifier (entity_type, property, value, resource_id)
        SELECT {0}, {1}, held.value, resource.id
        FROM resource
        CROSS JOIN LATERAL (SELECT resource.attributes ->> {1} AS value OFFSET 0) held
        WHERE resource.entity_type = {0} AND octet_length(held.value) <= 1024
          AND NOT EXISTS (SELECT FROM resource_identifier identifier
            WHERE identifier.entity_type = {0} AND identifier.property = {1}
              AND identifier.value = held.value AND identifier.resource_id = resource.id)
        ON CONFLICT DO NOTHING
        RETURNING value)
      INSERT INTO settling_value SELECT {0}, {1}, value FROM waiting
      """;

  private IdentifierBackfill() {}

  /** Enters what is missing of the connector's entity types; mostly that is nothing. */
  static void enter(DSLContext dsl, ConnectorDefinition connector) {
    dsl.selectFrom(UNIQUE_PROPERTY)
        .where(
            UNIQUE_PROPERTY.ENTITY_TYPE.in(
                connector.entityTypes().stream().map(EntityTypeDefinition::name).toList()))
        .andNot(UNIQUE_PROPERTY.COMPLETE)
        .orderBy(UNIQUE_PROPERTY.ENTITY_TYPE, UNIQUE_PROPERTY.PROPERTY)
        .fetch()
        .forEach(property -> enter(dsl, property));
  }

  private static void enter(DSLContext dsl, UniquePropertyRecord property) {
    // Whoever enters or removes values later holds the lock, and so finds the property complete.
    TypeLocks.take(dsl, property.getEntityType());
    QueryPart[] parts = {val(property.getEntityType()), val(property.getProperty())};
    dsl.execute(REMOVE_OLD.formatted("resource_identifier"), parts);
    dsl.execute(REMOVE_OLD.formatted("waiting_identifier"), parts);
    dsl.execute(ENTER, parts);
    WaitingIdentifiers.begin(dsl);
    dsl.execute(WAIT, parts);
    WaitingIdentifiers.settle(dsl);
    dsl.update(UNIQUE_PROPERTY)
        .set(UNIQUE_PROPERTY.COMPLETE, true)
        .where(UNIQUE_PROPERTY.ENTITY_TYPE.eq(property.getEntityType()))
        .and(UNIQUE_PROPERTY.PROPERTY.eq(property.getProperty()))
        .execute();
  }
}
