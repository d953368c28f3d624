package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Turns planned rows into row errors if they change or empty an immutable value. A resource without
 * a value may get one.
 */
final class ImmutableValues {
  private static final Statement REFUSE =
      Statement.of(
          "properties",
          """
          UPDATE planned_resource planned SET code = 'immutable', property = changed.property
          FROM (
            SELECT planned.key, min(fixed.property) AS property
            FROM planned_resource planned
            JOIN resource ON resource.id = planned.resource_id
            CROSS JOIN unnest({properties}) AS fixed (property)
            WHERE planned.code IS NULL AND planned.operation IN ('update', 'deactivate')
              AND planned.after IS NOT NULL AND resource.attributes ->> fixed.property IS NOT NULL
              AND resource.attributes ->> fixed.property
                IS DISTINCT FROM planned.after ->> fixed.property
            GROUP BY planned.key) changed
          WHERE planned.key = changed.key
          """);

  private ImmutableValues() {}

  static void refuse(DSLContext dsl, EntityTypeDefinition type) {
    String[] properties =
        type.properties().stream()
            .filter(each -> each.constraints().immutable())
            .map(PropertyDefinition::name)
            .toArray(String[]::new);
    if (properties.length > 0) {
      REFUSE.execute(dsl, Map.of("properties", val(properties)));
    }
  }
}
