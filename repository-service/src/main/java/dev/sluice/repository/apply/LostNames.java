package dev.sluice.repository.apply;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;

/**
 * Marks planned links to resources that were to be found by a name which a change would have given
 * them, where that change met a conflict: the source means somebody else, or nobody.
 */
final class LostNames {
  // Plain SQL, for the attributes that are named by a value.
  private static final Statement MARK =
      Statement.of(
          "run, association, entity_type, end_key, property",
          """
          UPDATE resource_link_change link SET state = 'conflict'
          FROM resource_change change
          WHERE link.synchronization_id = {run} AND link.association = {association}
            AND link.state = 'planned' AND link.operation IN ('insert', 'update')
            AND change.synchronization_id = {run} AND change.entity_type = {entity_type}
            AND change.state = 'conflict' AND change.operation IN ('update', 'deactivate')
            AND change.key = {end_key}
            AND change.before ->> {property} IS DISTINCT FROM change.after ->> {property}
          """);

  private LostNames() {}

  static void mark(DSLContext dsl, UUID synchronizationId, ConnectorDefinition connector) {
    for (AssociationDefinition association : connector.associations()) {
      mark(dsl, synchronizationId, association, association.owner(), name("link", "owner_key"));
      mark(dsl, synchronizationId, association, association.target(), name("link", "target_key"));
    }
  }

  private static void mark(
      DSLContext dsl,
      UUID synchronizationId,
      AssociationDefinition association,
      LinkEnd end,
      Name key) {
    // A key stays as it is, and is no attribute.
    if (end.property() != null) {
      MARK.execute(
          dsl,
          Map.of(
              "run", val(synchronizationId),
              "association", val(association.name()),
              "entity_type", val(end.entityType()),
              "property", val(end.property()),
              "end_key", key));
    }
  }
}
