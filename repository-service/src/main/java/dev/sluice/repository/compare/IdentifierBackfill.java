package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.UNIQUE_PROPERTY;
import static dev.sluice.repository.jooq.Tables.WAITING_IDENTIFIER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.repository.jooq.tables.records.UniquePropertyRecord;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.postgresql.TypeLocks;
import dev.sluice.repository.unique.WaitingIdentifiers;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Table;

/**
 * Makes up for a definition that declares a property unique when resources have it already: their
 * values are entered as identifiers, once. Of two resources that share a value one holds it and the
 * other one waits. It changes no resource, only how resources are found.
 */
final class IdentifierBackfill {
  // While nobody declared the property unique, nobody kept its identifiers.
  private static final Statement REMOVE_OLD =
      Statement.of(
          "entity_type, identifiers, property",
          """
          DELETE FROM {identifiers} identifier
          WHERE identifier.entity_type = {entity_type} AND identifier.property = {property}
            AND NOT EXISTS (SELECT FROM resource WHERE resource.id = identifier.resource_id
              AND resource.attributes ->> {property} = identifier.value)
          """);

  private static final Statement ENTER =
      Statement.of(
          "entity_type, property, max_bytes",
          """
          INSERT INTO resource_identifier (entity_type, property, value, resource_id)
          SELECT {entity_type}, {property}, held.value, resource.id
          FROM resource
          CROSS JOIN LATERAL (SELECT resource.attributes ->> {property} AS value OFFSET 0) held
          -- No index holds a longer one.
          WHERE resource.entity_type = {entity_type} AND octet_length(held.value) <= {max_bytes}
            AND NOT EXISTS (SELECT FROM resource_identifier identifier
              WHERE identifier.entity_type = {entity_type} AND identifier.property = {property}
                AND identifier.value = held.value)
          ORDER BY resource.active DESC, resource.key
          ON CONFLICT DO NOTHING
          """);

  private static final Statement WAIT =
      Statement.of(
          "entity_type, property, max_bytes",
          """
          WITH waiting AS (
            INSERT INTO waiting_identifier (entity_type, property, value, resource_id)
            SELECT {entity_type}, {property}, held.value, resource.id
            FROM resource
            CROSS JOIN LATERAL (SELECT resource.attributes ->> {property} AS value OFFSET 0) held
            WHERE resource.entity_type = {entity_type} AND octet_length(held.value) <= {max_bytes}
              AND NOT EXISTS (SELECT FROM resource_identifier identifier
                WHERE identifier.entity_type = {entity_type} AND identifier.property = {property}
                  AND identifier.value = held.value AND identifier.resource_id = resource.id)
            ON CONFLICT DO NOTHING
            RETURNING value)
          INSERT INTO settling_value SELECT {entity_type}, {property}, value FROM waiting
          """);

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
    var names =
        Map.of(
            "entity_type",
            val(property.getEntityType()),
            "property",
            val(property.getProperty()),
            "max_bytes",
            inline(Identifiers.MAX_BYTES));
    removeOld(dsl, names, RESOURCE_IDENTIFIER);
    removeOld(dsl, names, WAITING_IDENTIFIER);
    ENTER.execute(dsl, names);
    WaitingIdentifiers.begin(dsl);
    WAIT.execute(dsl, names);
    WaitingIdentifiers.settle(dsl);
    dsl.update(UNIQUE_PROPERTY)
        .set(UNIQUE_PROPERTY.COMPLETE, true)
        .where(UNIQUE_PROPERTY.ENTITY_TYPE.eq(property.getEntityType()))
        .and(UNIQUE_PROPERTY.PROPERTY.eq(property.getProperty()))
        .execute();
  }

  private static void removeOld(
      DSLContext dsl, Map<String, ? extends QueryPart> names, Table<?> table) {
    Map<String, QueryPart> all = new HashMap<>(names);
    all.put("identifiers", table);
    REMOVE_OLD.execute(dsl, all);
  }
}
