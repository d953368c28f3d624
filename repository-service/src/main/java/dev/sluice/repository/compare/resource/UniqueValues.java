package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.rows.Identifiers;
import dev.sluice.repository.postgresql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Turns planned rows into row errors if they want a value that another resource has and does not
 * give up in this plan, or that another row of the plan wants. Only resources that are active
 * afterwards want or keep a value. A row that becomes an error no longer gives up its resource's
 * value, so errors spread along the chain of resources; the recursive statement follows this chain.
 */
final class UniqueValues {
  // OFFSET 0 keeps the text of the attributes from being read once for each use of the value.
  private static final Statement CLAIMS =
      Statement.of(
          "entity_type, properties",
          """
          CREATE TEMPORARY TABLE claim ON COMMIT DROP AS
          SELECT planned.key, planned.resource_id, unique_property.name AS property, wanted.value,
            -- One by one: for the few changes of most runs, a join would read all identifiers.
            (SELECT identifier.resource_id FROM resource_identifier identifier
              WHERE identifier.entity_type = {entity_type} AND identifier.property = unique_property.name
                AND identifier.value = wanted.value) AS holder_id
          FROM planned_resource planned
          CROSS JOIN unnest({properties}) AS unique_property (name)
          CROSS JOIN LATERAL (SELECT planned.after ->> unique_property.name AS value OFFSET 0) wanted
          WHERE planned.code IS NULL AND planned.operation IN ('insert', 'update')
            AND planned.after_active AND wanted.value IS NOT NULL
          """);

  // Who gives the value up, if anybody does; the key of nobody is null and ends the chain. A
  // resource that is off yields it without a change, unless a row switches it on again: that row is
  // judged above all.
  private static final Statement CONTESTED =
      Statement.of(
          """
          CREATE TEMPORARY TABLE contested_claim ON COMMIT DROP AS
          SELECT claim.key, claim.property, giver.key AS giver_key
          FROM claim
          LEFT JOIN planned_resource giver
            ON giver.resource_id = claim.holder_id AND giver.code IS NULL
            AND (giver.operation IN ('delete', 'deactivate')
              OR (giver.operation = 'update'
                AND (NOT giver.after_active
                  OR giver.after ->> claim.property IS DISTINCT FROM claim.value)))
          WHERE claim.holder_id IS NOT NULL AND claim.holder_id IS DISTINCT FROM claim.resource_id
            AND (SELECT active FROM resource WHERE resource.id = claim.holder_id)
          """);

  // Of several rows that want a value, the one whose resource holds it already has it, or else
  // the first.
  private static final Statement REFUSE =
      Statement.of(
          """
          WITH RECURSIVE refused (key, property) AS (
            SELECT key, property FROM (
              SELECT key, property FROM (
                SELECT key, property, row_number() OVER (PARTITION BY property, value
                  ORDER BY (holder_id = resource_id) IS TRUE DESC, key) AS place
                FROM claim) placed
              WHERE place > 1
              UNION ALL
              SELECT key, property FROM contested_claim WHERE giver_key IS NULL) first_refused
            UNION
            SELECT contested_claim.key, contested_claim.property
            FROM contested_claim JOIN refused ON contested_claim.giver_key = refused.key
          )
          UPDATE planned_resource planned SET code = 'not-unique', property = clash.property
          FROM (SELECT key, min(property) AS property FROM refused GROUP BY key) clash
          WHERE planned.key = clash.key
          """);

  private static final Statement REFUSE_TOO_LONG =
      Statement.of(
          "properties, max_bytes",
          """
          UPDATE planned_resource planned SET code = 'unique-too-long', property = long.property
          FROM (
            SELECT planned.key, min(unique_property.name) AS property
            FROM planned_resource planned
            CROSS JOIN unnest({properties}) AS unique_property (name)
            WHERE planned.code IS NULL AND planned.operation IN ('insert', 'update', 'deactivate')
              AND octet_length(planned.after ->> unique_property.name) > {max_bytes}
            GROUP BY planned.key) long
          WHERE planned.key = long.key
          """);

  private static final Statement SHARES =
      Statement.of(
          """
          SELECT EXISTS (SELECT FROM planned_resource planned
            WHERE planned.code IS NULL AND planned.operation = 'insert' AND NOT planned.after_active)
          """);

  private UniqueValues() {}

  static void refuse(DSLContext dsl, EntityTypeDefinition type, String[] properties) {
    if (properties.length > 0) {
      String[] ofOthers = ofOthers(type, properties);
      if (ofOthers.length > 0) {
        REFUSE_TOO_LONG.execute(
            dsl, Map.of("properties", val(ofOthers), "max_bytes", inline(Identifiers.MAX_BYTES)));
      }
      PlannedResourceTable.index(dsl);
      CLAIMS.execute(dsl, Map.of("entity_type", val(type.name()), "properties", val(properties)));
      CONTESTED.execute(dsl);
      dsl.execute("CREATE INDEX ON contested_claim (giver_key)");
      dsl.execute("ANALYZE claim, contested_claim");
      REFUSE.execute(dsl);
    }
  }

  /** Those that only other connectors declare unique, so that no agent has judged their values. */
  static String[] ofOthers(EntityTypeDefinition type, String[] properties) {
    Set<String> own =
        type.properties().stream()
            .filter(PropertyDefinition::unique)
            .map(PropertyDefinition::name)
            .collect(Collectors.toSet());
    return Arrays.stream(properties).filter(name -> !own.contains(name)).toArray(String[]::new);
  }

  /** Whether a resource may be inserted that is off and has a value of another one. */
  static boolean mayBeShared(DSLContext dsl) {
    return SHARES.fetchValue(dsl, Map.of(), Boolean.class);
  }
}
