package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import org.jooq.QueryPart;

/**
 * The resources that the values on one side of the arriving links refer to, in two temporary
 * tables: {@code owner_end} or {@code target_end} as they will be when the plan is applied, and the
 * same with the prefix {@code stored_} as they are stored, for deletes. Both sides may have the
 * same values, so each side has its own tables.
 */
final class FoundEnds {
  private static final Statement CREATE =
      Statement.of(
          "ends",
          """
          CREATE TEMPORARY TABLE {ends} (
            value text COLLATE "C" NOT NULL,
            id bigint NOT NULL,
            key text COLLATE "C" NOT NULL
          ) ON COMMIT DROP
          """);

  private static final Statement PLANNED_BY_KEY =
      Statement.of(
          "run, ends, value, entity_type",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT sought.value, coalesce(change.resource_id, resource.id), sought.value
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link) sought
          LEFT JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = {entity_type} AND change.key = sought.value
          LEFT JOIN resource ON resource.entity_type = {entity_type} AND resource.key = sought.value
          WHERE change.operation <> 'delete' OR (change.key IS NULL AND resource.id IS NOT NULL)
          """);

  private static final Statement PLANNED_BY_PROPERTY =
      Statement.of(
          "run, ends, value, property, entity_type",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT DISTINCT ON (sought.value) sought.value, change.resource_id, change.key
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link) sought
          JOIN resource_change change ON change.after ->> {property} = sought.value
          WHERE change.synchronization_id = {run} AND change.entity_type = {entity_type}
            AND change.operation <> 'delete' AND change.after_active
          ORDER BY sought.value, change.key
          """);

  // Whoever is off is found by a value that nobody else has.
  private static final Statement PLANNED_OFF_BY_PROPERTY =
      Statement.of(
          "run, ends, value, property, entity_type",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT DISTINCT ON (sought.value) sought.value, change.resource_id, change.key
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link) sought
          JOIN resource_change change ON change.after ->> {property} = sought.value
          WHERE change.synchronization_id = {run} AND change.entity_type = {entity_type}
            AND change.operation <> 'delete' AND NOT change.after_active
            AND NOT EXISTS (SELECT FROM {ends} found WHERE found.value = sought.value)
          ORDER BY sought.value,
            EXISTS (SELECT FROM resource_identifier identifier
              WHERE identifier.entity_type = {entity_type}
                AND identifier.property = {property} AND identifier.value = sought.value
                AND identifier.resource_id = change.resource_id) DESC,
            change.key
          """);

  private static final Statement UNCHANGED_BY_PROPERTY =
      Statement.of(
          "run, ends, value, entity_type, property",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT sought.value, resource.id, resource.key
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link) sought
          JOIN resource_identifier identifier ON identifier.entity_type = {entity_type}
            AND identifier.property = {property} AND identifier.value = sought.value
          JOIN resource ON resource.id = identifier.resource_id
          WHERE NOT EXISTS (
            SELECT FROM resource_change change WHERE change.synchronization_id = {run}
              AND change.entity_type = {entity_type} AND change.key = resource.key)
          AND NOT EXISTS (SELECT FROM {ends} found WHERE found.value = sought.value)
          """);

  private static final Statement STORED_BY_KEY =
      Statement.of(
          "ends, value, entity_type",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT sought.value, resource.id, resource.key
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link WHERE command = 'delete') sought
          JOIN resource ON resource.entity_type = {entity_type} AND resource.key = sought.value
          """);

  private static final Statement STORED_BY_PROPERTY =
      Statement.of(
          "ends, value, entity_type, property",
          """
          INSERT INTO {ends} (value, id, key)
          SELECT sought.value, resource.id, resource.key
          FROM (SELECT DISTINCT {value} AS value FROM arriving_link WHERE command = 'delete') sought
          JOIN resource_identifier identifier ON identifier.entity_type = {entity_type}
            AND identifier.property = {property} AND identifier.value = sought.value
          JOIN resource ON resource.id = identifier.resource_id
          """);

  private static final Statement INDEX = Statement.of("ends", "CREATE INDEX ON {ends} (value)");

  private static final Statement ANALYZE = Statement.of("ends", "ANALYZE {ends}");

  private FoundEnds() {}

  /** Makes the tables of one side. */
  static void create(LinkContext context, LinkSide side) {
    String planned = side.name() + "_end";
    String stored = "stored_" + planned;
    if (side.byKey()) {
      fill(context, side, planned, PLANNED_BY_KEY);
      fill(context, side, stored, STORED_BY_KEY);
    } else {
      fill(
          context,
          side,
          planned,
          PLANNED_BY_PROPERTY,
          UNCHANGED_BY_PROPERTY,
          PLANNED_OFF_BY_PROPERTY);
      fill(context, side, stored, STORED_BY_PROPERTY);
    }
  }

  private static void fill(
      LinkContext context, LinkSide side, String tableName, Statement... statements) {
    Map<String, QueryPart> end =
        Map.of(
            "ends", table(name(tableName)),
            "value", name(side.name() + "_value"),
            "entity_type", val(side.entityType()),
            "property", val(side.property()));
    context.execute(CREATE, end);
    for (Statement statement : statements) {
      context.execute(statement, end);
    }
    context.execute(INDEX, end);
    context.execute(ANALYZE, end);
  }
}
