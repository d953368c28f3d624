package dev.sluice.repository.apply;

import static org.jooq.impl.DSL.val;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The unique values that a plan's changes give to resources which do not have them yet, in a
 * temporary table: most updates leave them as they are, so there is less to look up and to enter
 * than the plan has changes. Unique properties come as arrays of entity types and of names.
 */
final class EnteringValues {
  // OFFSET 0 keeps the text of the attributes from being read once for each use of the value. What
  // a resource has already is asked of an index one by one, where a join would read all values.
  private static final String GATHER =
      """
      CREATE TEMPORARY TABLE entering_value ON COMMIT DROP AS
      SELECT change.resource_id, change.entity_type, unique_property.name AS property, held.value
      FROM resource_change change
      JOIN unnest({1}, {2}) AS unique_property (entity_type, name)
        ON unique_property.entity_type = change.entity_type
      CROSS JOIN LATERAL (SELECT change.after ->> unique_property.name AS value OFFSET 0) held
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation <> 'delete' AND held.value IS NOT NULL
        AND (SELECT true FROM resource_identifier own
          WHERE own.resource_id = change.resource_id AND own.entity_type = change.entity_type
            AND own.property = unique_property.name AND own.value = held.value) IS NULL
      """;

  private static final String WITHDRAW =
      """
      DELETE FROM entering_value entering USING resource_change change
      WHERE change.synchronization_id = {0} AND change.state = 'conflict'
        AND change.resource_id = entering.resource_id
      """;

  private static final String ENTER =
      """
      INSERT INTO resource_identifier (entity_type, property, value, resource_id)
      SELECT entity_type, property, value, resource_id FROM entering_value
      """;

  // Of a first load, all that is stored is new.
  private static final String ENTER_ALL =
      """
      INSERT INTO resource_identifier (entity_type, property, value, resource_id)
      SELECT resource.entity_type, unique_property.name, held.value, resource.id
      FROM resource
      JOIN unnest({0}, {1}) AS unique_property (entity_type, name)
        ON unique_property.entity_type = resource.entity_type
      CROSS JOIN LATERAL (SELECT resource.attributes ->> unique_property.name AS value OFFSET 0) held
      WHERE held.value IS NOT NULL
      """;

  private EnteringValues() {}

  /** Gathers those of changes that have met no conflict so far. */
  static void gather(DSLContext dsl, UUID synchronizationId, UniqueProperties unique) {
    dsl.execute(GATHER, val(synchronizationId), val(unique.types()), val(unique.names()));
    dsl.execute("ANALYZE entering_value");
  }

  /** Takes those back whose changes have met a conflict since. */
  static void withdraw(DSLContext dsl, UUID synchronizationId) {
    dsl.execute(WITHDRAW, val(synchronizationId));
  }

  /** Enters them, once the resources are there and have given up what they had. */
  static void enter(DSLContext dsl) {
    dsl.execute(ENTER);
  }

  /** Enters those of all resources, where none is entered yet. */
  static void enterAll(DSLContext dsl, UniqueProperties unique) {
    dsl.execute(ENTER_ALL, val(unique.types()), val(unique.names()));
  }
}
