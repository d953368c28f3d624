package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.contract.definition.ConnectorDefinition;
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
    var types =
        new TreeSet<>(
            dsl.selectDistinct(RESOURCE_CHANGE.ENTITY_TYPE)
                .from(RESOURCE_CHANGE)
                .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
                .fetch(RESOURCE_CHANGE.ENTITY_TYPE));
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
}
