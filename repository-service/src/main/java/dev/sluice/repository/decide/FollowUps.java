package dev.sluice.repository.decide;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.LinkEnd;
import dev.sluice.repository.postgresql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * What cannot be made either once something is not made: a resource whose unique value stays with
 * another one, a link of a resource that is not there, or is found by a name that it does not get.
 * Links of what stays, stay. All of it is said by the plan alone, so that it comes out the same
 * whenever it is asked for.
 */
final class FollowUps {
  private static final Statement CREATE_KEPT =
      Statement.of(
          """
          CREATE TEMPORARY TABLE kept_value (
            entity_type text COLLATE "C" NOT NULL,
            property text COLLATE "C" NOT NULL,
            value text COLLATE "C" NOT NULL,
            resource_id bigint NOT NULL,
            round integer NOT NULL
          ) ON COMMIT DROP
          """);

  // What would have been given up, and is not. Whoever is switched off yields its values anyway.
  private static final Statement KEEP_VALUES =
      Statement.of(
          "run, round",
          """
          INSERT INTO kept_value
          SELECT change.entity_type, property.name, change.before ->> property.name, change.resource_id,
            {round}
          FROM unmade_change unmade
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = unmade.target AND change.key = unmade.key
          JOIN compared_target compared ON compared.synchronization_id = {run}
            AND compared.target = change.entity_type
          CROSS JOIN LATERAL unnest(compared.unique_properties) AS property (name)
          WHERE unmade.round = {round} AND NOT unmade.association AND change.operation <> 'insert'
            AND change.before_active AND change.before ->> property.name IS NOT NULL
            AND CASE WHEN unmade.state IS NOT NULL
              THEN change.operation = 'delete' OR NOT change.after_active
                OR change.after ->> property.name IS DISTINCT FROM change.before ->> property.name
              ELSE change.after_active AND property.name = ANY (unmade.held || unmade.rejected)
                AND change.after ->> property.name IS DISTINCT FROM change.before ->> property.name
              END
          """);

  // Asked for in each round, so it is computed once.
  private static final Statement FIND_WANTED_VALUES =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE wanted_value ON COMMIT DROP AS
          SELECT change.entity_type, change.key, change.resource_id, property.name AS property,
            change.after ->> property.name AS value
          FROM resource_change change
          JOIN compared_target compared ON compared.synchronization_id = {run}
            AND compared.target = change.entity_type
          CROSS JOIN LATERAL unnest(compared.unique_properties) AS property (name)
          WHERE change.synchronization_id = {run} AND change.operation IN ('insert', 'update')
            AND change.after_active
            AND (change.operation = 'insert' OR NOT change.before_active
              OR change.after ->> property.name IS DISTINCT FROM change.before ->> property.name)
          """);

  private static final Statement HOLD_WHO_WANTS_THEM =
      Statement.of(
          "round",
          """
          INSERT INTO unmade_change (target, key, association, state, round)
          SELECT DISTINCT wanted.entity_type, wanted.key, false, 'held', {round} + 1
          FROM wanted_value wanted
          JOIN kept_value kept ON kept.round = {round} AND kept.entity_type = wanted.entity_type
            AND kept.property = wanted.property AND kept.value = wanted.value
            AND kept.resource_id <> wanted.resource_id
          LEFT JOIN unmade_change unmade ON unmade.target = wanted.entity_type
            AND unmade.key = wanted.key AND unmade.target_key = ''
          WHERE unmade.target IS NULL
            OR (unmade.state IS NULL AND wanted.property <> ALL (unmade.held || unmade.rejected))
          ON CONFLICT (target, key, target_key) DO UPDATE SET state = 'held', round = excluded.round
          """);

  private static final Statement FIND_RESOURCES =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE unmade_resource ON COMMIT DROP AS
          SELECT change.resource_id AS id, change.operation, unmade.state
          FROM unmade_change unmade
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = unmade.target AND change.key = unmade.key
          WHERE NOT unmade.association AND unmade.state IS NOT NULL
          """);

  // Links to what does not come, and links that were to go with what stays.
  private static final Statement KEEP_LINKS =
      Statement.of(
          "run, end",
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, round)
          SELECT link.association, link.owner_key, link.target_key, true, min(unmade.state), 1
          FROM unmade_resource unmade
          JOIN resource_link_change link ON link.synchronization_id = {run} AND link.{end} = unmade.id
          WHERE CASE WHEN link.operation = 'delete' THEN unmade.operation IN ('delete', 'deactivate')
            ELSE unmade.operation = 'insert' END
          GROUP BY link.association, link.owner_key, link.target_key
          ON CONFLICT DO NOTHING
          """);

  // An owner that is not taken over keeps the links that were to be taken over with it.
  private static final Statement KEEP_LINKS_OF_OTHERS =
      Statement.of(
          "run",
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, round)
          SELECT link.association, link.owner_key, link.target_key, true, min(unmade.state), 1
          FROM unmade_resource unmade
          JOIN resource_link_change link ON link.synchronization_id = {run} AND link.owner_id = unmade.id
          WHERE link.before_connector IS NOT NULL AND unmade.operation IN ('update', 'deactivate')
          GROUP BY link.association, link.owner_key, link.target_key
          ON CONFLICT DO NOTHING
          """);

  private static final Statement HOLD_LINKS_BY_NAME =
      Statement.of(
          "run, association, entity_type, property, key",
          """
          INSERT INTO unmade_change (target, key, target_key, association, state, round)
          SELECT link.association, link.owner_key, link.target_key, true,
            coalesce(unmade.state, CASE WHEN {property} = ANY (unmade.held) THEN 'held' ELSE 'rejected' END), 1
          FROM unmade_change unmade
          JOIN resource_change change ON change.synchronization_id = {run}
            AND change.entity_type = unmade.target AND change.key = unmade.key
          JOIN resource_link_change link ON link.synchronization_id = {run}
            AND link.association = {association} AND link.{key} = change.key
          WHERE unmade.target = {entity_type} AND NOT unmade.association
            AND change.operation IN ('update', 'deactivate') AND link.operation IN ('insert', 'update')
            AND (unmade.state IS NOT NULL OR {property} = ANY (unmade.held || unmade.rejected))
            AND change.before ->> {property} IS DISTINCT FROM change.after ->> {property}
          ON CONFLICT DO NOTHING
          """);

  private final DSLContext dsl;
  private final UUID run;
  private final ConnectorDefinition connector;

  private FollowUps(DSLContext dsl, UUID run, ConnectorDefinition connector) {
    this.dsl = dsl;
    this.run = run;
    this.connector = connector;
  }

  /** Adds them to what was decided. */
  static void add(DSLContext dsl, UUID run, ConnectorDefinition connector) {
    new FollowUps(dsl, run, connector).add();
  }

  private void add() {
    holdWantedValues();
    FIND_RESOURCES.execute(dsl, UnmadeChanges.run(run));
    dsl.execute("ANALYZE unmade_resource");
    for (String end : new String[] {"owner_id", "target_id"}) {
      KEEP_LINKS.execute(dsl, Map.of("run", val(run), "end", DSL.name(end)));
    }
    KEEP_LINKS_OF_OTHERS.execute(dsl, UnmadeChanges.run(run));
    for (AssociationDefinition association : connector.associations()) {
      holdLinksByName(association, association.owner(), "owner_key");
      holdLinksByName(association, association.target(), "target_key");
    }
    UnmadeChanges.analyze(dsl);
  }

  /** Whoever is held for a value keeps its own, which somebody else may want in turn. */
  private void holdWantedValues() {
    CREATE_KEPT.execute(dsl);
    int round = 0;
    while (keepValues(round) && HOLD_WHO_WANTS_THEM.execute(dsl, round(round)) > 0) {
      round++;
    }
  }

  private boolean keepValues(int round) {
    if (KEEP_VALUES.execute(dsl, round(round)) == 0) {
      return false;
    }
    if (round == 0) {
      FIND_WANTED_VALUES.execute(dsl, UnmadeChanges.run(run));
      dsl.execute("ANALYZE wanted_value");
    }
    // Without numbers, PostgreSQL would look for each of them among all others.
    dsl.execute("ANALYZE kept_value");
    return true;
  }

  private Map<String, QueryPart> round(int round) {
    return Map.of("run", val(run), "round", inline(round));
  }

  private void holdLinksByName(AssociationDefinition association, LinkEnd end, String key) {
    String property = end.property();
    // A key stays as it is, and is no attribute.
    if (property != null && !connector.namesByKey(end)) {
      Map<String, QueryPart> arguments = new HashMap<>();
      arguments.put("run", val(run));
      arguments.put("association", val(association.name()));
      arguments.put("entity_type", val(end.entityType()));
      arguments.put("property", val(property));
      arguments.put("key", DSL.name(key));
      HOLD_LINKS_BY_NAME.execute(dsl, arguments);
    }
  }
}
