package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.compare.wire.RowError;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The temporary table with the changes of one entity type before they join the plan. Rows are
 * identified by key. A row with a code is a row error; a row with the operation {@code unchanged}
 * is only counted.
 */
final class PlannedResourceTable {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE planned_resource (
            key text COLLATE "C" NOT NULL,
            operation text,
            resource_id bigint,
            before_version bigint,
            after_active boolean,
            after json,
            after_connector text COLLATE "C",
            -- Whether the attributes join those that the resource has, which somebody else made.
            overlay boolean NOT NULL DEFAULT false,
            code text,
            -- The property at fault, if one is.
            property text
          ) ON COMMIT DROP
          """);

  private static final Statement OVERLAY =
      Statement.of(
          "mapped",
          """
          UPDATE planned_resource planned
          SET after = (resource.attributes - {mapped} || planned.after::jsonb)::json,
            operation = CASE
              WHEN resource.attributes - {mapped} || planned.after::jsonb = resource.attributes
                AND resource.active = planned.after_active
                AND resource.connector IS NOT DISTINCT FROM planned.after_connector
              THEN 'unchanged' ELSE planned.operation END
          FROM resource
          WHERE planned.overlay AND resource.id = planned.resource_id
            AND resource.version = planned.before_version
          """);

  private static final Statement TAKE_BACK =
      Statement.of(
          "part",
          """
          INSERT INTO planned_resource (key, operation, after_active, after, after_connector)
          SELECT key, operation, after_active, after, after_connector FROM {part}
          """);

  // Nothing to join and nothing to sort: a merge fills the table in the order of the keys, and a
  // temporary table is read as it was filled. Only the inserts of a delta may be in another order.
  private static final Statement JOIN_INSERTS =
      Statement.of(
          "run, entity_type",
          """
          INSERT INTO resource_change (synchronization_id, entity_type, key, operation, resource_id,
            after_active, after, after_connector)
          SELECT {run}, {entity_type}, planned.key, planned.operation, nextval('resource_id'),
            planned.after_active, planned.after, planned.after_connector
          FROM planned_resource planned
          WHERE planned.code IS NULL AND planned.operation = 'insert'
            AND planned.resource_id IS NULL
          """);

  // The resource is joined in its planned version: had it changed since it was read, the plan has
  // no image of it before and apply reports the conflict.
  private static final Statement JOIN_OTHERS =
      Statement.of(
          "run, entity_type",
          """
          INSERT INTO resource_change (synchronization_id, entity_type, key, operation, resource_id,
            before_version, before_active, before, after_active, after, after_connector)
          SELECT {run}, {entity_type}, planned.key, planned.operation, planned.resource_id,
            planned.before_version, resource.active, resource.attributes::json,
            planned.after_active,
            CASE planned.operation
              WHEN 'delete' THEN NULL ELSE coalesce(planned.after, resource.attributes::json) END,
            planned.after_connector
          FROM planned_resource planned
          LEFT JOIN resource ON resource.id = planned.resource_id
            AND resource.version = planned.before_version
          WHERE planned.code IS NULL AND planned.operation <> 'unchanged'
            AND planned.resource_id IS NOT NULL
          ORDER BY planned.key
          """);

  private static final Statement KEEP_ERRORS =
      Statement.of(
          "run, entity_type, source, properties, columns, key_column, error_codes, error_reasons",
          """
          INSERT INTO reject (synchronization_id, source, target, key, column_name, code, reason,
            attributes)
          SELECT {run}, {source}, {entity_type}, planned.key,
            coalesce(
              (SELECT name FROM unnest({properties}, {columns}) AS mapped (property, name)
                WHERE mapped.property = planned.property),
              CASE WHEN planned.code IN ('known-key', 'unknown-key', 'owned-by-another-connector')
                THEN {key_column} END),
            planned.code,
            (SELECT reason FROM unnest({error_codes}, {error_reasons}) AS known (code, reason)
              WHERE known.code = planned.code),
            planned.after
          FROM planned_resource planned WHERE planned.code IS NOT NULL
          ORDER BY planned.key
          """);

  private PlannedResourceTable() {}

  static void create(DSLContext dsl) {
    CREATE.execute(dsl);
  }

  /** Starts to fill the table; the columns are those of {@link PlannedResourceWriter}. */
  static CopyWriter writer(Connection connection, DSLContext dsl) {
    return CopyWriter.into(
        connection,
        dsl,
        "planned_resource",
        "key",
        "operation",
        "resource_id",
        "before_version",
        "after_active",
        "after",
        "after_connector",
        "overlay",
        "code");
  }

  /** Lays the rows that meet people's resources over what those hold. */
  static void overlay(DSLContext dsl, String[] mapped) {
    OVERLAY.execute(dsl, Map.of("mapped", val(mapped)));
  }

  /** Takes the inserts of a part of the plan instead of it, to be judged with the rest. */
  static void takeBack(DSLContext dsl, PlanPart part) {
    TAKE_BACK.execute(dsl, Map.of("part", part.rows()));
    part.drop();
  }

  /** Lets rows be found by the resource that they change and by their key. */
  static void index(DSLContext dsl) {
    dsl.execute("CREATE INDEX ON planned_resource (resource_id)");
    dsl.execute("CREATE INDEX ON planned_resource (key)");
  }

  /** Tells the planner what rows there are; their attributes are wide and tell it nothing. */
  static void analyze(DSLContext dsl) {
    dsl.execute("ANALYZE planned_resource (key, operation, resource_id, overlay, code)");
  }

  static long countUnchanged(DSLContext dsl) {
    return dsl.fetchCount(
        table(name("planned_resource")),
        field(name("operation")).eq("unchanged").and(field(name("code")).isNull()));
  }

  static long countErrors(DSLContext dsl) {
    return dsl.fetchCount(table(name("planned_resource")), field(name("code")).isNotNull());
  }

  static long joinPlan(DSLContext dsl, UUID synchronizationId, String entityType) {
    var plan = Map.of("run", val(synchronizationId), "entity_type", val(entityType));
    return (long) JOIN_INSERTS.execute(dsl, plan) + JOIN_OTHERS.execute(dsl, plan);
  }

  /** Keeps the row errors and gives their number. */
  static long keepErrors(DSLContext dsl, UUID synchronizationId, EntityTypeDefinition type) {
    List<PropertyDefinition> properties = type.properties();
    return KEEP_ERRORS.execute(
        dsl,
        Map.of(
            "run", val(synchronizationId),
            "source", val(type.source()),
            "entity_type", val(type.name()),
            "properties",
                val(properties.stream().map(PropertyDefinition::name).toArray(String[]::new)),
            "columns",
                val(properties.stream().map(PropertyDefinition::column).toArray(String[]::new)),
            "key_column", val(type.property(type.key()).column()),
            "error_codes", val(RowError.codes()),
            "error_reasons", val(RowError.reasons())));
  }
}
