package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Keeps everybody else from changing the entity types that a plan touches until it is applied:
 * whoever changes resources takes the same locks, in the same order.
 */
public final class TypeLocks {
  private TypeLocks() {}

  /** Takes the lock of one entity type, until the transaction ends. */
  public static void take(DSLContext dsl, String entityType) {
    dsl.fetch("SELECT pg_advisory_xact_lock(hashtext('entity-type/' || ?))", entityType);
  }

  static void take(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    var types = new TreeSet<String>();
    connector.entityTypes().stream()
        .map(EntityTypeDefinition::name)
        .filter(type -> isChanged(dsl, synchronizationId, type))
        .forEach(types::add);
    // The ends of planned links must not go away either.
    connector
        .associations()
        .forEach(
            association -> {
              types.add(association.owner().entityType());
              types.add(association.target().entityType());
            });
    types.forEach(type -> take(dsl, type));
  }

  /** One look into the index per entity type, where all different ones would read the plan. */
  private static boolean isChanged(DSLContext dsl, UUID synchronizationId, String entityType) {
    return dsl.fetchExists(
        RESOURCE_CHANGE,
        RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId),
        RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType));
  }
}
