package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonGetAttributeAsText;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Marks planned links to resources that should be found by a new name, if the change that gives the
 * name met a conflict: the source means somebody else, or nobody.
 */
final class LostNames {
  private LostNames() {}

  static void mark(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    for (AssociationDefinition association : connector.associations()) {
      mark(
          dsl, synchronizationId, association, association.owner(), RESOURCE_LINK_CHANGE.OWNER_KEY);
      mark(
          dsl,
          synchronizationId,
          association,
          association.target(),
          RESOURCE_LINK_CHANGE.TARGET_KEY);
    }
  }

  private static void mark(
      DSLContext dsl,
      UUID synchronizationId,
      AssociationDefinition association,
      LinkEnd end,
      Field<String> key) {
    // A key stays as it is, and is no attribute.
    if (end.property() != null) {
      dsl.update(RESOURCE_LINK_CHANGE)
          .set(RESOURCE_LINK_CHANGE.STATE, inline("conflict"))
          .from(RESOURCE_CHANGE)
          .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
          .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(association.name()))
          .and(RESOURCE_LINK_CHANGE.STATE.eq(inline("planned")))
          .and(RESOURCE_LINK_CHANGE.OPERATION.in(inline("insert"), inline("update")))
          .and(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
          .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(end.entityType()))
          .and(RESOURCE_CHANGE.STATE.eq(inline("conflict")))
          .and(RESOURCE_CHANGE.OPERATION.in(inline("update"), inline("deactivate")))
          .and(RESOURCE_CHANGE.KEY.eq(key))
          .and(
              jsonGetAttributeAsText(RESOURCE_CHANGE.BEFORE, end.property())
                  .isDistinctFrom(jsonGetAttributeAsText(RESOURCE_CHANGE.AFTER, end.property())))
          .execute();
    }
  }
}
