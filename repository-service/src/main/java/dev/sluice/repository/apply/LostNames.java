package dev.sluice.repository.apply;

import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Marks planned links to resources that were to be found by a name which a change would have given
 * them, where that change met a conflict: the source means somebody else, or nobody.
 */
final class LostNames {
  // {0} is the run, {1} the association, {2} the end's entity type and {3} the property that names
  // it. Plain SQL, for the attributes that are named by a value.
  private static final String MARK =
      """
      UPDATE resource_link_change link SET state = 'conflict'
      FROM resource_change change
      WHERE link.synchronization_id = {0} AND link.association = {1} AND link.state = 'planned'
        AND link.operation IN ('insert', 'update')
        AND change.synchronization_id = {0} AND change.entity_type = {2}
        AND change.state = 'conflict' AND change.operation IN ('update', 'deactivate')
        AND change.key = link.%s
        AND change.before ->> {3} IS DISTINCT FROM change.after ->> {3}
      """;

  private LostNames() {}

  static void mark(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    for (AssociationDefinition association : connector.associations()) {
      mark(dsl, synchronizationId, association, association.owner(), "owner_key");
      mark(dsl, synchronizationId, association, association.target(), "target_key");
    }
  }

  private static void mark(
      DSLContext dsl,
      UUID synchronizationId,
      AssociationDefinition association,
      LinkEnd end,
      String key) {
    // A key stays as it is, and is no attribute.
    if (end.property() != null) {
      dsl.execute(
          MARK.formatted(key),
          val(synchronizationId),
          val(association.name()),
          val(end.entityType()),
          val(end.property()));
    }
  }
}
