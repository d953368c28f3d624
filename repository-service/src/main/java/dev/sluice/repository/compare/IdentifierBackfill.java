package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.repository.apply.TypeLocks;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Makes up for a definition that declares a property unique when resources have it already: their
 * values are entered as identifiers. Of two resources that share a value the first keeps it. It
 * changes no resource, only how resources are found.
 */
final class IdentifierBackfill {
  // Plain SQL, since jOOQ has no short word for ->> with a name that is a value.
  private static final String ENTER =
      """
      INSERT INTO resource_identifier (entity_type, property, value, resource_id)
      SELECT {0}, {1}, resource.attributes ->> {1}, resource.id
      FROM resource
      WHERE resource.entity_type = {0} AND resource.attributes ->> {1} IS NOT NULL
      ORDER BY resource.key
      ON CONFLICT DO NOTHING
      """;

  private IdentifierBackfill() {}

  static void enter(DSLContext dsl, ConnectorDefinition connector) {
    List<EntityTypeDefinition> types =
        connector.entityTypes().stream()
            .sorted(Comparator.comparing(EntityTypeDefinition::name))
            .toList();
    for (EntityTypeDefinition type : types) {
      for (String property : UniqueValues.properties(type)) {
        if (!Existence.any(
            dsl,
            RESOURCE_IDENTIFIER,
            RESOURCE_IDENTIFIER
                .ENTITY_TYPE
                .eq(type.name())
                .and(RESOURCE_IDENTIFIER.PROPERTY.eq(property)),
            RESOURCE_IDENTIFIER.VALUE)) {
          // Nobody deletes a resource while its value is entered.
          TypeLocks.take(dsl, type.name());
          dsl.execute(ENTER, val(type.name()), val(property));
        }
      }
    }
  }
}
