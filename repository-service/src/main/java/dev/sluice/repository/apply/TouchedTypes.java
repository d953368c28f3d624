package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/** The entity types whose resources nobody else may change while a plan is applied. */
final class TouchedTypes {
  private TouchedTypes() {}

  static SortedSet<String> of(
      DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
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
    return types;
  }

  /** One look into the index per entity type, if all different ones would read the plan. */
  private static boolean isChanged(DSLContext dsl, UUID synchronizationId, String entityType) {
    return dsl.fetchExists(
        RESOURCE_CHANGE,
        RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId),
        RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType));
  }
}
