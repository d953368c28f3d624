package dev.sluice.repository.apply;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.rows.Identifiers;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.unique.UniqueProperties;
import dev.sluice.repository.unique.WaitingIdentifiers;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * The unique values that a plan's changes give to resources which do not have them yet, in a
 * temporary table. Most updates do not change unique values, so this is less to look up and insert
 * than all changes. If another resource may have the same value, it is decided later who gets it.
 * Unique properties are arrays of entity types and of names.
 */
final class NewUniqueValues {
  // OFFSET 0 keeps the text of the attributes from being read once for each use of the value. What
  // a resource has already is asked of an index one by one, where a join would read all values.
  // A property that was not unique yet when the rows were compared may have values that are longer
  // than an index holds.
  private static final Statement GATHER =
      Statement.of(
          "run, types, names, max_bytes",
          """
          CREATE TEMPORARY TABLE entering_value ON COMMIT DROP AS
          SELECT change.resource_id, change.entity_type, unique_property.name AS property,
            held.value, change.after_active AS active, NOT change.after_active AS waits
          FROM resource_change change
          JOIN unnest({types}, {names}) AS unique_property (entity_type, name)
            ON unique_property.entity_type = change.entity_type
          CROSS JOIN LATERAL (
            SELECT coalesce(change.decided_after, change.after) ->> unique_property.name AS value OFFSET 0) held
          WHERE change.synchronization_id = {run} AND change.state = 'planned'
            AND change.operation <> 'delete' AND octet_length(held.value) <= {max_bytes}
            AND (SELECT true FROM resource_identifier own
              WHERE own.resource_id = change.resource_id AND own.entity_type = change.entity_type
                AND own.property = unique_property.name AND own.value = held.value) IS NULL
          """);

  // Nobody has looked whether these differ.
  private static final Statement LET_UNJUDGED_VALUES_WAIT =
      Statement.of(
          "types, names",
          """
          UPDATE entering_value entering SET waits = true
          FROM unnest({types}, {names}) AS later (entity_type, name)
          WHERE later.entity_type = entering.entity_type AND later.name = entering.property
          """);

  private static final Statement WITHDRAW =
      Statement.of(
          "run",
          """
          DELETE FROM entering_value entering USING resource_change change
          WHERE change.synchronization_id = {run} AND change.state = 'conflict'
            AND change.resource_id = entering.resource_id
          """);

  private static final Statement ENTER =
      Statement.of(
          """
          INSERT INTO resource_identifier (entity_type, property, value, resource_id)
          SELECT entity_type, property, value, resource_id FROM entering_value WHERE NOT waits
          """);

  private static final Statement WAIT =
      Statement.of(
          """
          WITH waiting AS (
            INSERT INTO waiting_identifier (entity_type, property, value, resource_id)
            SELECT entity_type, property, value, resource_id FROM entering_value WHERE waits
            ON CONFLICT DO NOTHING)
          INSERT INTO settling_value
          SELECT entity_type, property, value FROM entering_value WHERE waits
          """);

  // A resource that waited for what it now holds.
  private static final Statement WAIT_NO_LONGER =
      Statement.of(
          """
          DELETE FROM waiting_identifier waiting USING entering_value entering
          WHERE NOT entering.waits AND waiting.resource_id = entering.resource_id
            AND waiting.entity_type = entering.entity_type AND waiting.property = entering.property
            AND waiting.value = entering.value
          """);

  // Of a first load, all that is stored is new.
  private static final Statement ENTER_ALL =
      Statement.of(
          "types, names",
          """
          INSERT INTO resource_identifier (entity_type, property, value, resource_id)
          SELECT resource.entity_type, unique_property.name, held.value, resource.id
          FROM resource
          JOIN unnest({types}, {names}) AS unique_property (entity_type, name)
            ON unique_property.entity_type = resource.entity_type
          CROSS JOIN LATERAL (
            SELECT resource.attributes ->> unique_property.name AS value OFFSET 0) held
          WHERE held.value IS NOT NULL
          """);

  private NewUniqueValues() {}

  /**
   * Gathers those of changes that have met no conflict so far.
   *
   * @param later the unique properties by which the rows were not judged
   */
  static void gather(
      DSLContext dsl, UUID synchronizationId, UniqueProperties unique, UniqueProperties later) {
    GATHER.execute(
        dsl,
        Map.of(
            "run", val(synchronizationId),
            "types", val(unique.types()),
            "names", val(unique.names()),
            "max_bytes", inline(Identifiers.MAX_BYTES)));
    if (!later.isEmpty()) {
      LET_UNJUDGED_VALUES_WAIT.execute(dsl, typesAndNames(later));
    }
    dsl.execute("ANALYZE entering_value");
  }

  /** Takes those back whose changes have met a conflict since. */
  static void withdraw(DSLContext dsl, UUID synchronizationId) {
    WITHDRAW.execute(dsl, Map.of("run", val(synchronizationId)));
  }

  /**
   * Enters them, once the resources are there and have given up what they had, and tells whether
   * any are to be settled.
   */
  static boolean enter(DSLContext dsl) {
    ENTER.execute(dsl);
    boolean settles =
        dsl.fetchExists(
            table(name("entering_value")), condition(field(name("waits"), Boolean.class)));
    if (settles) {
      WaitingIdentifiers.begin(dsl);
      WAIT.execute(dsl);
    }
    return settles;
  }

  /** Forgets that resources wait for what they have just been given. */
  static void waitNoLonger(DSLContext dsl) {
    WAIT_NO_LONGER.execute(dsl);
  }

  /** Enters those of all resources, if none is entered yet. */
  static void enterAll(DSLContext dsl, UniqueProperties unique) {
    ENTER_ALL.execute(dsl, typesAndNames(unique));
  }

  private static Map<String, QueryPart> typesAndNames(UniqueProperties unique) {
    return Map.of("types", val(unique.types()), "names", val(unique.names()));
  }
}
