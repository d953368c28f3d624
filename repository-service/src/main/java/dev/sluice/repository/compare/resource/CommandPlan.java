package dev.sluice.repository.compare.resource;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.compare.wire.CanonicalJson;
import dev.sluice.repository.compare.wire.JsonBytes;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Plans the commands of a delta: they are collected in a temporary table and joined with the stored
 * resources by key, so that a small delta never reads a large table.
 */
final class CommandPlan {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE arriving_row (
            key text COLLATE "C" NOT NULL,
            command text NOT NULL,
            attributes jsonb NOT NULL,
            emptied text[] NOT NULL,
            active boolean,
            code text
          ) ON COMMIT DROP
          """);

  // A delta that the agent computed says what changed since the last files, not what the server
  // took: a row that was refused, or met a conflict, stands in those files anyway. So such a
  // delta is judged by what is stored, as a complete run would be: whatever is not deleted carries
  // the full row, which takes the place of all that the resource has, and is an insert where its
  // key is unknown; a delete of an unknown key has nothing to do. What the source commands itself
  // is taken at its word. Of several commands on one key the agent makes one: 'replace' is a delete
  // and an insert, 'remove' an insert and a delete, and neither minds whether the key is known.
  // {commands} tells whether the source gives the commands itself.
  private static final Statement PLAN =
      Statement.of(
          "connector, entity_type, commands, adopt, scope, on_missing, required, mapped, defaults",
          """
          INSERT INTO planned_resource (key, operation, resource_id, before_version, after_active,
            after, after_connector, code, property)
          WITH met AS (
            SELECT arriving.key,
              -- Only here it is known whether a merge makes the resource.
              CASE WHEN resource.id IS NULL AND arriving.command = 'merge'
                THEN ({defaults} - arriving.emptied) || arriving.attributes
                ELSE arriving.attributes
              END AS arriving_attributes,
              CASE
                WHEN arriving.command IN ('delete', 'remove') THEN 'delete'
                WHEN {commands} AND arriving.command <> 'replace' THEN arriving.command
                ELSE 'insert'
              END AS command,
              arriving.command IN ('replace', 'remove') AS either_way,
              arriving.emptied, arriving.active AS arriving_active, arriving.code AS arriving_code,
              resource.id, resource.version, resource.active, resource.kept_off, resource.attributes,
              resource.connector,
              resource.id IS NOT NULL AS known,
              resource.connector IS NULL OR resource.connector = {connector} OR {adopt} AS ours,
              resource.origin IN ('manual', 'scim') AS made_by_people,
              CASE {scope}
                WHEN 'CONNECTOR' THEN resource.origin IN ('connector', 'csv')
                  AND coalesce(resource.connector = {connector}, false)
                WHEN 'CSV' THEN resource.origin = 'csv' OR coalesce(resource.source_kind = 'csv', false)
                ELSE true
              END AS in_scope,
              -- A switched-off resource whose row is there again comes back.
              {commands} AND arriving.command <> 'replace'
                AND NOT (NOT resource.active AND {on_missing} = 'DEACTIVATE') AS must_be_unknown
            FROM arriving_row arriving
            LEFT JOIN resource ON resource.entity_type = {entity_type} AND resource.key = arriving.key
            WHERE arriving.command <> 'keep'
          ), judged AS (
            SELECT met.*,
              CASE
                WHEN arriving_code IS NOT NULL THEN arriving_code
                WHEN known AND NOT ours AND ({commands} OR command <> 'delete')
                  THEN 'owned-by-another-connector'
                WHEN NOT known AND {commands} AND NOT either_way AND command IN ('update', 'delete')
                  THEN 'unknown-key'
                WHEN known AND command = 'insert' AND must_be_unknown THEN 'known-key'
                WHEN known AND command IN ('update', 'merge') AND emptied && {required}::text[] THEN 'required'
                WHEN (NOT known OR command = 'insert') AND command <> 'delete'
                  AND NOT jsonb_exists_all(arriving_attributes, {required}) THEN 'required'
              END AS code,
              CASE
                WHEN command = 'delete' THEN attributes
                WHEN NOT known OR (command = 'insert' AND NOT made_by_people) THEN arriving_attributes
                WHEN command = 'insert' THEN (attributes - {mapped}) || arriving_attributes
                ELSE (attributes - emptied) || arriving_attributes
              END AS after,
              CASE
                -- What a person switched off, a person switches on.
                WHEN command = 'delete' OR kept_off THEN false
                WHEN known AND command <> 'insert' THEN coalesce(arriving_active, active)
                ELSE coalesce(arriving_active, true)
              END AS after_active
            FROM met
          )
          SELECT key,
            CASE
              WHEN code IS NOT NULL THEN NULL
              WHEN command = 'delete' AND NOT {commands} AND NOT (known AND in_scope) THEN 'unchanged'
              WHEN command = 'delete' AND NOT known THEN 'unchanged'
              WHEN command = 'delete' AND {on_missing} = 'DELETE' THEN 'delete'
              WHEN command = 'delete' THEN CASE WHEN active THEN 'deactivate' ELSE 'unchanged' END
              WHEN NOT known THEN 'insert'
              WHEN active AND NOT after_active THEN 'deactivate'
              WHEN after = attributes AND after_active = active
                AND connector IS NOT DISTINCT FROM {connector} THEN 'unchanged'
              ELSE 'update'
            END,
            id, version,
            CASE WHEN command = 'delete' AND {on_missing} = 'DELETE' THEN NULL ELSE after_active END,
            CASE WHEN command = 'delete' AND {on_missing} = 'DELETE' THEN NULL ELSE after::json END,
            CASE WHEN command <> 'delete' THEN {connector} WHEN {on_missing} = 'DEACTIVATE' THEN connector END,
            code,
            CASE WHEN code = 'required' THEN
              (SELECT min(name) FROM unnest({required}::text[]) AS needed (name)
                WHERE CASE WHEN known AND command IN ('update', 'merge') THEN name = ANY (emptied)
                  ELSE NOT jsonb_exists(arriving_attributes, name) END)
            END
          FROM judged
          """);

  private CommandPlan() {}

  /** Gathers the rows of the delta. */
  static void gather(Connection connection, DSLContext dsl, ArrivingRows rows) {
    CREATE.execute(dsl);
    try (CopyWriter writer =
        CopyWriter.into(
            connection,
            dsl,
            "arriving_row",
            "key",
            "command",
            "attributes",
            "emptied",
            "active",
            "code")) {
      while (rows.next()) {
        writer.text(rows.buffer(), rows.keyStart(), rows.keyEnd()).text(rows.command());
        attributes(writer, rows);
        writer.texts(rows.emptied()).truth(rows.active()).text(rows.rowError()).endRow();
      }
      writer.finish();
    }
    dsl.execute("ANALYZE arriving_row");
  }

  private static void attributes(CopyWriter writer, ArrivingRows row) {
    if (row.rowError() == null) {
      writer.text(row.attributes().buffer(), JsonBytes.START, row.attributes().end());
    } else {
      writer.text("{}");
    }
  }

  /** Plans what was gathered; {@code commands} tells whether the source gives them itself. */
  static void plan(DSLContext dsl, String connector, EntityTypeDefinition type, boolean commands) {
    String[] required =
        CanonicalJson.attributes(type).stream()
            .filter(PropertyDefinition::required)
            .map(PropertyDefinition::name)
            .toArray(String[]::new);
    PLAN.execute(
        dsl,
        Map.of(
            "entity_type", val(type.name()),
            "connector", val(connector),
            "adopt", val(type.adopt()),
            "scope", val(type.scope().name()),
            "on_missing", val(type.onMissing().name()),
            "commands", val(commands),
            "required", val(required),
            "mapped", val(mapped(type)),
            "defaults", val(DefaultValues.of(type))));
  }

  /** How many resources the rows say something about, other than that they are gone. */
  static long countWanted(DSLContext dsl) {
    return dsl.fetchCount(
        table(name("arriving_row")), field(name("command")).notIn("delete", "remove", "keep"));
  }

  /** The properties that the connector maps to attributes. */
  static String[] mapped(EntityTypeDefinition type) {
    return CanonicalJson.attributes(type).stream()
        .map(PropertyDefinition::name)
        .toArray(String[]::new);
  }
}
