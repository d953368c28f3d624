package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/**
 * The links that the rows state, in the temporary table {@code wanted_link}, with what is known
 * about each: whether it is already stored, whether it is an error because the owner may have only
 * one target, and which link of the owner it replaces.
 */
final class WantedLinks {
  // Whether a link is there already is asked of the primary key for each one: there are few, and a
  // join would read all links of the association.
  private static final Statement CREATE =
      Statement.of(
          "connector, association",
          """
          CREATE TEMPORARY TABLE wanted_link ON COMMIT DROP AS
          SELECT DISTINCT ON (owner_id, target_id) *, false AS surplus, NULL::text AS code,
            NULL::text AS stated_by,
            NULL::bigint AS before_target_id,
            (SELECT true FROM resource_link link WHERE link.association = {association}
              AND link.owner_id = resolved.owner_id AND link.target_id = resolved.target_id
              AND link.connector = {connector}) IS TRUE
            AS stored
          FROM (
            SELECT owner.id AS owner_id, target.id AS target_id, owner.key AS owner_key,
              target.key AS target_key, arriving.position, arriving.command = 'pending' AS pending,
              arriving.owner_value, arriving.target_value
            FROM arriving_link arriving
            JOIN owner_end owner ON owner.value = arriving.owner_value
            JOIN target_end target ON target.value = arriving.target_value
            WHERE arriving.command IN ('', 'insert', 'set', 'pending')) resolved
          ORDER BY owner_id, target_id, position
          """);

  private static final Statement MARK_SURPLUS =
      Statement.of(
          "single",
          """
          UPDATE wanted_link wanted SET surplus = true
          FROM (
            SELECT owner_id, target_id,
              row_number() OVER (PARTITION BY owner_id ORDER BY position, target_key) AS place
            FROM wanted_link) placed
          WHERE {single} AND placed.place > 1 AND wanted.owner_id = placed.owner_id
            AND wanted.target_id = placed.target_id
          """);

  /** No other row says anything about the owner of such a link, so its place does not matter. */
  private static final Statement ADD_ARRIVING =
      Statement.of(
          """
          INSERT INTO wanted_link (owner_id, target_id, owner_key, target_key, position, pending,
            surplus, stored)
          SELECT arriving.owner_id, arriving.target_id, arriving.owner_key, arriving.target_key, 0,
            false, false, false
          FROM (%s) arriving
          """
              .formatted(DifferingLinks.ARRIVING_ONLY));

  /** Of an owner with one target at most, a new link replaces one that vanishes. */
  private static final Statement REPLACE_VANISHING =
      Statement.of(
          "single",
          """
          UPDATE wanted_link wanted SET before_target_id = vanishing.target_id
          FROM (SELECT owner_id, min(target_id) AS target_id FROM vanishing_link GROUP BY owner_id)
            vanishing
          WHERE {single} AND NOT wanted.surplus AND NOT wanted.stored
            AND wanted.owner_id = vanishing.owner_id
            AND NOT EXISTS (SELECT FROM taken_link taken WHERE taken.owner_id = wanted.owner_id
              AND taken.target_id = wanted.target_id)
          """);

  private static final Statement PLAN =
      Statement.of(
          "run, association",
          """
          INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
            operation, owner_id, target_id, before_target_id, before_target_key, before_connector)
          SELECT {run}, {association}, wanted.owner_key, wanted.target_key,
            CASE WHEN before_target.id IS NULL THEN 'insert' ELSE 'update' END,
            wanted.owner_id, wanted.target_id, before_target.id, before_target.key, taken.connector
          FROM wanted_link wanted
          LEFT JOIN taken_link taken ON taken.owner_id = wanted.owner_id
            AND taken.target_id = coalesce(wanted.before_target_id, wanted.target_id)
          LEFT JOIN named_end before_target
            ON before_target.id = coalesce(wanted.before_target_id, taken.target_id)
          WHERE NOT wanted.surplus AND NOT wanted.stored
          """);

  private static final Statement KEEP_ERRORS =
      Statement.of(
          "run, association, source, target_column, error_codes, error_reasons",
          """
          INSERT INTO reject (synchronization_id, source, target, key, column_name, code, reason,
            cells)
          SELECT {run}, {source}, {association}, wanted.owner_value, {target_column},
            coalesce(wanted.code, 'several-targets'),
            CASE WHEN wanted.stated_by IS NULL
              THEN (SELECT reason
                FROM unnest({error_codes}, {error_reasons}) AS known (code, reason)
                WHERE known.code = coalesce(wanted.code, 'several-targets'))
              ELSE 'expected one target of the owner, found another one that the connector '
                || wanted.stated_by || ' states. Let one connector state it.'
            END,
            ARRAY[wanted.owner_value, wanted.target_value]
          FROM wanted_link wanted WHERE wanted.surplus AND NOT wanted.pending
          ORDER BY wanted.owner_value, wanted.position, wanted.target_value
          """);

  // Of what the rows add to an owner's links, the first ones are let through. Links that go in the
  // same plan make room.
  private static final Statement MARK_OVER_LIMIT =
      Statement.of(
          "connector, association, max_targets",
          """
          WITH added AS (
            SELECT owner_id, target_id,
              row_number() OVER (PARTITION BY owner_id ORDER BY position, target_key) AS place
            FROM wanted_link WHERE NOT stored AND NOT surplus),
          held AS (
            SELECT link.owner_id, count(*) AS links
            FROM (SELECT DISTINCT owner_id FROM added) owner
            JOIN resource_link link ON link.association = {association}
              AND link.owner_id = owner.owner_id AND link.connector = {connector}
            WHERE NOT EXISTS (SELECT FROM vanishing_link vanishing
              WHERE vanishing.owner_id = link.owner_id AND vanishing.target_id = link.target_id)
            GROUP BY link.owner_id)
          UPDATE wanted_link wanted SET surplus = true, code = 'too-many-targets'
          FROM added LEFT JOIN held ON held.owner_id = added.owner_id
          WHERE wanted.owner_id = added.owner_id AND wanted.target_id = added.target_id
            AND NOT wanted.pending AND added.place + coalesce(held.links, 0) > {max_targets}
          """);

  private static final Statement COUNT_STORED =
      Statement.of(
          """
          SELECT count(*) FROM wanted_link wanted
          WHERE wanted.stored AND NOT wanted.surplus AND NOT wanted.pending
          """);

  private final LinkContext context;

  WantedLinks(LinkContext context) {
    this.context = context;
  }

  /** Makes the table from the rows whose two ends are found. */
  void create() {
    context.execute(CREATE);
    context.execute(MARK_SURPLUS);
  }

  /** Adds what {@link DifferingLinks} has of links that arrived and are not stored. */
  void addArriving() {
    context.execute(ADD_ARRIVING);
  }

  void index() {
    context.dsl().execute("CREATE INDEX ON wanted_link (owner_id, target_id)");
  }

  /** Marks as surplus what stands beside the targets that other connectors state. */
  void markBesideOthers() {
    TargetsOfOthers.mark(context);
  }

  void analyze() {
    context.dsl().execute("ANALYZE wanted_link");
  }

  /** Judges which of them replace a link, once it is known which ones vanish. */
  void replaceVanishing() {
    context.execute(REPLACE_VANISHING);
  }

  /** Judges those of a delta that would be too many, once it is known which links vanish. */
  void refuseTooMany() {
    context.execute(MARK_OVER_LIMIT);
  }

  /** How many are stored already, so that they change nothing. */
  long countStored() {
    return context.count(COUNT_STORED);
  }

  /** Plans those that are not stored; gives their number. */
  int plan() {
    return context.execute(PLAN);
  }

  /** Keeps those that are surplus as row errors and gives their number. */
  int keepErrors() {
    return context.execute(KEEP_ERRORS);
  }
}
