package dev.sluice.repository.decide;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * The temporary table of planned changes that are not made, or not completely, by target and key. A
 * row without a state is an update of which some properties are made; its arrays say which. Rows of
 * round 0 were decided, the others depend on them.
 */
final class UnmadeChanges {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE unmade_change (
            target text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL,
            -- Of a link; empty for a resource.
            target_key text COLLATE "C" NOT NULL DEFAULT '',
            association boolean NOT NULL,
            -- As in the plan: held or rejected.
            state text,
            -- The properties that are held, or rejected, or made, whatever the state says.
            held text[] NOT NULL DEFAULT '{}',
            rejected text[] NOT NULL DEFAULT '{}',
            made text[] NOT NULL DEFAULT '{}',
            round integer NOT NULL DEFAULT 0,
            PRIMARY KEY (target, key, target_key)
          ) ON COMMIT DROP
          """);

  // A resource that is switched on, or taken over, is so with the whole update or not at all.
  private static final Statement SETTLE_WHOLE =
      Statement.of(
          "run",
          """
          UPDATE unmade_change unmade SET made = '{}'
          FROM resource_change change
          LEFT JOIN resource ON resource.id = change.resource_id
          WHERE NOT unmade.association AND unmade.state IS NOT NULL AND unmade.made <> '{}'
            AND change.synchronization_id = {run} AND change.entity_type = unmade.target
            AND change.key = unmade.key
            AND (change.operation <> 'update' OR change.before_active <> change.after_active
              OR resource.connector IS DISTINCT FROM change.after_connector)
          """);

  private static final Statement SETTLE_PARTS =
      Statement.of(
          "run",
          """
          UPDATE unmade_change unmade
          SET state = NULL,
            held = CASE unmade.state WHEN 'rejected' THEN unmade.held ELSE ARRAY(
              SELECT property FROM unnest(changed_properties(change.before, change.after)) AS changed (property)
              WHERE property <> ALL (unmade.made || unmade.rejected)) END,
            rejected = CASE unmade.state WHEN 'held' THEN unmade.rejected ELSE ARRAY(
              SELECT property FROM unnest(changed_properties(change.before, change.after)) AS changed (property)
              WHERE property <> ALL (unmade.made || unmade.held)) END
          FROM resource_change change
          WHERE NOT unmade.association AND unmade.state IS NOT NULL AND unmade.made <> '{}'
            AND change.synchronization_id = {run} AND change.entity_type = unmade.target
            AND change.key = unmade.key
          """);

  // An update of which nothing is left is not made.
  private static final Statement SETTLE_NOTHING_LEFT =
      Statement.of(
          "run",
          """
          UPDATE unmade_change unmade
          SET state = CASE WHEN changed.properties <@ unmade.rejected THEN 'rejected' ELSE 'held' END
          FROM resource_change change
          CROSS JOIN LATERAL (SELECT changed_properties(change.before, change.after) AS properties) changed
          LEFT JOIN resource ON resource.id = change.resource_id
          WHERE unmade.state IS NULL
            AND change.synchronization_id = {run} AND change.entity_type = unmade.target
            AND change.key = unmade.key AND change.operation = 'update'
            AND change.before_active = change.after_active
            AND resource.connector IS NOT DISTINCT FROM change.after_connector
            AND changed.properties <@ (unmade.held || unmade.rejected)
          """);

  private static final Statement MARK_RESOURCES =
      Statement.of(
          "run",
          """
          UPDATE resource_change change SET state = unmade.state
          FROM unmade_change unmade
          WHERE NOT unmade.association AND unmade.state IS NOT NULL
            AND change.synchronization_id = {run} AND change.entity_type = unmade.target
            AND change.key = unmade.key
          """);

  private static final Statement MARK_PARTS =
      Statement.of(
          "run",
          """
          UPDATE resource_change change
          SET decided_after = with_properties(change.after, unmade.held || unmade.rejected, change.before)
          FROM unmade_change unmade
          WHERE unmade.state IS NULL
            AND change.synchronization_id = {run} AND change.entity_type = unmade.target
            AND change.key = unmade.key
          """);

  private static final Statement MARK_LINKS =
      Statement.of(
          "run",
          """
          UPDATE resource_link_change change SET state = unmade.state
          FROM unmade_change unmade
          WHERE unmade.association AND change.synchronization_id = {run}
            AND change.association = unmade.target AND change.owner_key = unmade.key
            AND change.target_key = unmade.target_key
          """);

  private static final Statement FOLLOWING =
      Statement.of(
          "inspection",
          """
          SELECT change.n
          FROM unmade_change unmade
          JOIN review_target target ON target.inspection = {inspection} AND target.name = unmade.target
          JOIN review_change change ON change.inspection = {inspection}
            AND change.target = target.target AND change.key = unmade.key
            AND coalesce(change.target_key, '') = unmade.target_key
          WHERE unmade.round > 0
          ORDER BY change.n
          """);

  private UnmadeChanges() {}

  static void create(DSLContext dsl) {
    CREATE.execute(dsl);
  }

  /** Starts to fill it with what was decided. */
  static CopyWriter writer(Connection connection, DSLContext dsl) {
    return CopyWriter.into(
        connection,
        dsl,
        "unmade_change",
        "target",
        "key",
        "target_key",
        "association",
        "state",
        "held",
        "rejected",
        "made");
  }

  /** Computes which updates are made in part, once all that was decided is there. */
  static void settle(DSLContext dsl, UUID run) {
    analyze(dsl);
    SETTLE_WHOLE.execute(dsl, run(run));
    SETTLE_PARTS.execute(dsl, run(run));
    SETTLE_NOTHING_LEFT.execute(dsl, run(run));
  }

  static void analyze(DSLContext dsl) {
    dsl.execute("ANALYZE unmade_change (target, key, target_key, association, state, round)");
  }

  static boolean any(DSLContext dsl) {
    return dsl.fetchExists(table(name("unmade_change")));
  }

  /** Whether any update is made in part. */
  static boolean anyInPart(DSLContext dsl) {
    return dsl.fetchExists(table(name("unmade_change")), field(name("state")).isNull());
  }

  /** The numbers of those that follow from others. */
  static List<Integer> following(DSLContext dsl, int inspection) {
    return dsl.resultQuery(FOLLOWING.with(Map.of("inspection", val(inspection))))
        .fetch(0, Integer.class);
  }

  /** Says it in the plan. */
  static void mark(DSLContext dsl, UUID run) {
    MARK_RESOURCES.execute(dsl, run(run));
    if (anyInPart(dsl)) {
      MARK_PARTS.execute(dsl, run(run));
    }
    if (dsl.fetchExists(
        table(name("unmade_change")), condition(field(name("association"), Boolean.class)))) {
      MARK_LINKS.execute(dsl, run(run));
    }
  }

  static Map<String, QueryPart> run(UUID run) {
    return Map.of("run", val(run));
  }
}
