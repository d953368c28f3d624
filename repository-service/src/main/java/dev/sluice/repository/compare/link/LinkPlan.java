package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.memory.MatchMemory;
import dev.sluice.repository.compare.wire.RowError;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.StatedAssociations;
import java.io.InputStream;
import java.sql.Connection;
import java.util.UUID;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * Plans the links of one association from the rows in {@code arriving_link}: which are wanted,
 * which vanish, which stay pending. In complete runs {@link CompleteLinks} first lays aside what
 * needs no judgement. Every statement is one step over whole tables, in plain SQL since the tables
 * are temporary.
 *
 * <p>In all statements: {0} the run, {1} the association, {2} the connector, {3} whether an owner
 * has one target at most, {4} whether the run is incremental, {5} and {6} the values by which the
 * source names a stored owner and target. Further {7} the source, {8} and {9} the row errors, {10}
 * and {11} whether a change renames an owner or target, {12} whether the source gives commands,
 * {13} and {14} the value by which the source names an owner that a change deletes, and its entity
 * type. Of stored links, those count that the connector states itself.
 */
public final class LinkPlan {
  /**
   * Stored links one end of which gets another name in this plan, or goes: a computed delta has no
   * row for them while the source goes on using the old name, which may now mean another resource
   * or none.
   */
  private static final String RENAMED =
      """
      CREATE TEMPORARY TABLE renamed_link ON COMMIT DROP AS
      SELECT link.owner_id, link.target_id, {5} AS owner_value, {6} AS target_value
      FROM (
        SELECT link.owner_id, link.target_id
        FROM resource_change change JOIN resource_link link ON link.owner_id = change.resource_id
        WHERE link.association = {1} AND link.connector = {2} AND {10}
          AND change.synchronization_id = {0} AND change.operation IN ('update', 'deactivate', 'delete')
        UNION
        SELECT link.owner_id, link.target_id
        FROM resource_change change JOIN resource_link link ON link.target_id = change.resource_id
        WHERE link.association = {1} AND link.connector = {2} AND {11}
          AND change.synchronization_id = {0} AND change.operation IN ('update', 'deactivate', 'delete')
      ) link
      JOIN resource owner ON owner.id = link.owner_id
      JOIN resource target ON target.id = link.target_id
      WHERE {4} AND NOT {12}
      """;

  /**
   * The same of an end that is off and yields its name to an active resource without a change of
   * its own: {0} the run, {1} the association, {2} the connector, {3} and {4} the values by which
   * the source names a stored owner and target, {5} and {6} the end's entity type and property.
   */
  private static final String YIELDED =
      """
      INSERT INTO renamed_link (owner_id, target_id, owner_value, target_value)
      SELECT link.owner_id, link.target_id, {3}, {4}
      FROM resource_change change
      JOIN resource_identifier identifier ON identifier.entity_type = {5}
        AND identifier.property = {6} AND identifier.value = change.after ->> {6}
      JOIN resource_link link ON link.%s = identifier.resource_id
      JOIN resource owner ON owner.id = link.owner_id
      JOIN resource target ON target.id = link.target_id
      WHERE change.synchronization_id = {0} AND change.entity_type = {5}
        AND change.operation IN ('insert', 'update') AND change.after_active
        AND identifier.resource_id <> change.resource_id
        AND link.association = {1} AND link.connector = {2}
      """;

  /**
   * Pending links go on being wanted, unless this run's rows say otherwise about their owner, or a
   * command deletes it.
   */
  private static final String REMEMBER_PENDING =
      """
      INSERT INTO arriving_link (position, command, owner_value, target_value)
      SELECT 9223372036854775807, 'pending', pending.owner_value, pending.target_value
      FROM (
        SELECT owner_value, target_value FROM pending_link
        WHERE connector = {2} AND association = {1}
        UNION
        SELECT owner_value, target_value FROM renamed_link
        WHERE owner_value IS NOT NULL AND target_value IS NOT NULL) pending
      WHERE CASE WHEN {4}
          THEN NOT EXISTS (
            SELECT FROM arriving_link arriving WHERE arriving.owner_value = pending.owner_value
              AND (arriving.command = 'set' OR (arriving.command = 'insert' AND {3})
                OR (arriving.command IN ('insert', 'delete')
                  AND arriving.target_value = pending.target_value)))
          ELSE EXISTS (
            SELECT FROM arriving_link arriving WHERE arriving.owner_value = pending.owner_value
              AND arriving.command = 'keep')
            AND NOT EXISTS (
              SELECT FROM arriving_link arriving WHERE arriving.owner_value = pending.owner_value
                AND arriving.target_value = pending.target_value AND arriving.command = '')
          END
        AND NOT ({12} AND EXISTS (
          SELECT FROM resource_change change WHERE change.synchronization_id = {0}
            AND change.entity_type = {14} AND change.operation = 'delete'
            AND {13} = pending.owner_value))
      """;

  private static final String ENDING =
      """
      CREATE TEMPORARY TABLE ending_resource ON COMMIT DROP AS
      SELECT change.resource_id AS id FROM resource_change change
      WHERE change.synchronization_id = {0} AND change.operation = 'delete'
        -- A complete run asks for them where it keeps links alone.
        AND ({4} OR EXISTS (SELECT FROM arriving_link WHERE command = 'keep'))
      """;

  // Whether a link is there already is asked of the primary key for each one: there are few, and a
  // join would read all links of the association.
  private static final String WANTED =
      """
      CREATE TEMPORARY TABLE wanted_link ON COMMIT DROP AS
      SELECT DISTINCT ON (owner_id, target_id) *, false AS surplus, NULL::text AS stated_by,
        NULL::bigint AS before_target_id,
        (SELECT true FROM resource_link link WHERE link.association = {1}
          AND link.owner_id = resolved.owner_id AND link.target_id = resolved.target_id
          AND link.connector = {2}) IS TRUE
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
      """;

  private static final String MARK_SURPLUS =
      """
      UPDATE wanted_link wanted SET surplus = true
      FROM (
        SELECT owner_id, target_id,
          row_number() OVER (PARTITION BY owner_id ORDER BY position, target_key) AS place
        FROM wanted_link) placed
      WHERE {3} AND placed.place > 1 AND wanted.owner_id = placed.owner_id
        AND wanted.target_id = placed.target_id
      """;

  /** Owners whose rows tell all of their targets. */
  private static final String TOLD =
      """
      CREATE TEMPORARY TABLE told_owner ON COMMIT DROP AS
      SELECT DISTINCT owner.id FROM arriving_link arriving
      JOIN owner_end owner ON owner.value = arriving.owner_value
      WHERE arriving.command = 'set'
      UNION SELECT owner_id FROM wanted_link WHERE {3}
      """;

  private static final String KEPT =
      """
      CREATE TEMPORARY TABLE kept_owner ON COMMIT DROP AS
      SELECT DISTINCT owner.id FROM arriving_link arriving
      JOIN owner_end owner ON owner.value = arriving.owner_value
      WHERE arriving.command = 'keep'
      """;

  private static final String CREATE_VANISHING =
      """
      CREATE TEMPORARY TABLE vanishing_link (
        owner_id bigint NOT NULL,
        target_id bigint NOT NULL,
        -- Whether the rows say so, or only the plan that deletes an end.
        told boolean NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String VANISHING_IN_COMPLETE =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT link.owner_id, link.target_id, kept.id IS NULL
      FROM differing_link link
      LEFT JOIN wanted_link wanted ON wanted.owner_id = link.owner_id
        AND wanted.target_id = link.target_id AND NOT wanted.surplus
      LEFT JOIN kept_owner kept ON kept.id = link.owner_id
        AND NOT EXISTS (SELECT FROM told_owner told WHERE told.id = link.owner_id)
      WHERE link.stored AND wanted.owner_id IS NULL
        AND (kept.id IS NULL
          -- Each on its own, so that neither is looked up by reading the whole table.
          OR EXISTS (SELECT FROM ending_resource ending WHERE ending.id = link.owner_id)
          OR EXISTS (SELECT FROM ending_resource ending WHERE ending.id = link.target_id))
      """;

  private static final String VANISHING_BY_DELETE =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT link.owner_id, link.target_id, true
      FROM arriving_link arriving
      LEFT JOIN stored_owner_end stored_owner ON stored_owner.value = arriving.owner_value
      LEFT JOIN owner_end owner ON owner.value = arriving.owner_value
      LEFT JOIN stored_target_end stored_target ON stored_target.value = arriving.target_value
      LEFT JOIN target_end target ON target.value = arriving.target_value
      JOIN resource_link link ON link.association = {1}
        AND link.owner_id = coalesce(stored_owner.id, owner.id)
        AND link.target_id = coalesce(stored_target.id, target.id)
      WHERE arriving.command = 'delete'
        AND (link.connector = {2} OR EXISTS (SELECT FROM taken_link taken
          WHERE taken.owner_id = link.owner_id AND taken.target_id = link.target_id
            AND taken.connector = link.connector))
        AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = link.owner_id
          AND wanted.target_id = link.target_id AND NOT wanted.surplus)
      ON CONFLICT DO NOTHING
      """;

  private static final String VANISHING_BY_OWNER =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT link.owner_id, link.target_id, true
      FROM told_owner told
      JOIN resource_link link ON link.association = {1} AND link.owner_id = told.id
      WHERE link.connector = {2}
        AND NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = link.owner_id
          AND wanted.target_id = link.target_id AND NOT wanted.surplus)
      ON CONFLICT DO NOTHING
      """;

  private static final String VANISHING_BY_NAME =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT renamed.owner_id, renamed.target_id, true
      FROM renamed_link renamed
      WHERE NOT EXISTS (SELECT FROM wanted_link wanted WHERE wanted.owner_id = renamed.owner_id
        AND wanted.target_id = renamed.target_id AND NOT wanted.surplus)
      ON CONFLICT DO NOTHING
      """;

  // A command that deletes an owner takes back whatever it was linked to.
  private static final String VANISHING_WITH_THEIR_OWNER =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT link.owner_id, link.target_id, {12}
      FROM ending_resource ending
      JOIN resource_link link ON link.owner_id = ending.id AND link.association = {1}
      WHERE link.connector = {2}
      ON CONFLICT DO NOTHING
      """;

  private static final String VANISHING_WITH_THEIR_TARGET =
      """
      INSERT INTO vanishing_link (owner_id, target_id, told)
      SELECT link.owner_id, link.target_id, false
      FROM ending_resource ending
      JOIN resource_link link ON link.target_id = ending.id AND link.association = {1}
      WHERE link.connector = {2}
      ON CONFLICT DO NOTHING
      """;

  /** Of an owner with one target at most, a new link replaces one that vanishes. */
  private static final String REPLACE =
      """
      UPDATE wanted_link wanted SET before_target_id = vanishing.target_id
      FROM (SELECT owner_id, min(target_id) AS target_id FROM vanishing_link GROUP BY owner_id)
        vanishing
      WHERE {3} AND NOT wanted.surplus AND NOT wanted.stored
        AND wanted.owner_id = vanishing.owner_id
        AND NOT EXISTS (SELECT FROM taken_link taken WHERE taken.owner_id = wanted.owner_id
          AND taken.target_id = wanted.target_id)
      """;

  private static final String PENDING =
      """
      CREATE TEMPORARY TABLE remaining_pending ON COMMIT DROP AS
      SELECT DISTINCT arriving.owner_value, arriving.target_value
      FROM arriving_link arriving
      LEFT JOIN owner_end owner ON owner.value = arriving.owner_value
      LEFT JOIN target_end target ON target.value = arriving.target_value
      WHERE arriving.command IN ('', 'insert', 'set', 'pending') AND arriving.target_value <> ''
        AND (owner.id IS NULL OR target.id IS NULL)
      UNION
      -- Where somebody else states another target by now, the link waits for that one to go.
      SELECT wanted.owner_value, wanted.target_value
      FROM wanted_link wanted WHERE wanted.pending AND wanted.stated_by IS NOT NULL
      UNION
      SELECT {5}, {6}
      FROM vanishing_link vanishing
      JOIN resource owner ON owner.id = vanishing.owner_id
      JOIN resource target ON target.id = vanishing.target_id
      WHERE NOT vanishing.told AND {5} IS NOT NULL AND {6} IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM arriving_link arriving WHERE arriving.owner_value = {5}
            AND (arriving.command = 'set' OR (arriving.command = 'insert' AND {3})))
      """;

  private static final String PLAN_WANTED =
      """
      INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
        operation, owner_id, target_id, before_target_id, before_target_key, before_connector)
      SELECT {0}, {1}, wanted.owner_key, wanted.target_key,
        CASE WHEN before_target.id IS NULL THEN 'insert' ELSE 'update' END,
        wanted.owner_id, wanted.target_id, before_target.id, before_target.key, taken.connector
      FROM wanted_link wanted
      LEFT JOIN taken_link taken ON taken.owner_id = wanted.owner_id
        AND taken.target_id = coalesce(wanted.before_target_id, wanted.target_id)
      LEFT JOIN named_end before_target
        ON before_target.id = coalesce(wanted.before_target_id, taken.target_id)
      WHERE NOT wanted.surplus AND NOT wanted.stored
      """;

  private static final String PLAN_VANISHING =
      """
      INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
        operation, owner_id, target_id, before_connector)
      SELECT {0}, {1}, owner.key, target.key, 'delete', vanishing.owner_id, vanishing.target_id,
        taken.connector
      FROM vanishing_link vanishing
      LEFT JOIN taken_link taken ON taken.owner_id = vanishing.owner_id
        AND taken.target_id = vanishing.target_id
      JOIN named_end owner ON owner.id = vanishing.owner_id
      JOIN named_end target ON target.id = vanishing.target_id
      WHERE NOT EXISTS (SELECT FROM wanted_link wanted
        WHERE wanted.owner_id = vanishing.owner_id
          AND wanted.before_target_id = vanishing.target_id)
      """;

  private static final String PLAN_PENDING =
      """
      INSERT INTO pending_link_change (synchronization_id, association, owner_value, target_value,
        operation, owner_id, target_id)
      SELECT {0}, {1}, remaining.owner_value, remaining.target_value, 'insert',
        NULL::bigint, NULL::bigint
      FROM remaining_pending remaining
      WHERE NOT EXISTS (SELECT FROM pending_link pending
        WHERE pending.connector = {2} AND pending.association = {1}
          AND pending.owner_value = remaining.owner_value
          AND pending.target_value = remaining.target_value)
      UNION ALL
      SELECT {0}, {1}, pending.owner_value, pending.target_value, 'delete',
        wanted.owner_id, wanted.target_id
      FROM pending_link pending
      LEFT JOIN wanted_link wanted ON NOT wanted.surplus
        AND wanted.owner_value = pending.owner_value AND wanted.target_value = pending.target_value
      WHERE pending.connector = {2} AND pending.association = {1}
        AND NOT EXISTS (SELECT FROM remaining_pending remaining
          WHERE remaining.owner_value = pending.owner_value
            AND remaining.target_value = pending.target_value)
      """;

  private static final String KEEP_ERRORS =
      """
      INSERT INTO reject (synchronization_id, source, target, key, code, reason, cells)
      SELECT {0}, {7}, {1}, wanted.owner_value, 'several-targets',
        CASE WHEN wanted.stated_by IS NULL
          THEN (SELECT reason FROM unnest({8}, {9}) AS known (code, reason)
            WHERE known.code = 'several-targets')
          ELSE 'The connector ' || wanted.stated_by
            || ' states another target of the owner, which may have one only'
        END,
        ARRAY[wanted.owner_value, wanted.target_value]
      FROM wanted_link wanted WHERE wanted.surplus AND NOT wanted.pending
      ORDER BY wanted.owner_value, wanted.position, wanted.target_value
      """;

  private static final String COUNT_PENDING = "SELECT count(*) FROM remaining_pending";

  private static final String COUNT_UNCHANGED =
      """
      SELECT (
        SELECT count(*) FROM wanted_link wanted
        WHERE wanted.stored AND NOT wanted.surplus AND NOT wanted.pending
      ) + (
        SELECT count(*) FROM arriving_link arriving
        LEFT JOIN stored_owner_end stored_owner ON stored_owner.value = arriving.owner_value
        LEFT JOIN owner_end owner ON owner.value = arriving.owner_value
        LEFT JOIN stored_target_end stored_target ON stored_target.value = arriving.target_value
        LEFT JOIN target_end target ON target.value = arriving.target_value
        WHERE arriving.command = 'delete' AND NOT EXISTS (
          SELECT FROM vanishing_link vanishing
          WHERE vanishing.owner_id = coalesce(stored_owner.id, owner.id)
            AND vanishing.target_id = coalesce(stored_target.id, target.id)))
      """;

  private final DSLContext dsl;
  private final Mode mode;
  private final CompleteLinks complete;
  private final TakenLinks taken;
  private final boolean commands;
  private final LinkEnds owner;
  private final LinkEnds target;
  private final NamedEnds ends;
  private final QueryPart[] parts;
  private final UUID synchronizationId;
  private final String association;
  private final String connector;
  private final boolean one;
  private final boolean adopts;

  public LinkPlan(
      DSLContext dsl,
      CompareAttempt right,
      ConnectorDefinition connector,
      Mode mode,
      AssociationDefinition association,
      boolean commands,
      MatchMemory memory,
      boolean many,
      ToLongFunction<String> announced) {
    this.dsl = dsl;
    this.mode = mode;
    this.commands = commands;
    this.synchronizationId = right.synchronizationId();
    this.association = association.name();
    this.connector = connector.name();
    this.one = association.multiplicity() == Multiplicity.ONE;
    this.adopts =
        connector.entityTypes().stream()
            .anyMatch(type -> type.adopt() && type.name().equals(association.owner().entityType()));
    this.owner = new LinkEnds(dsl, synchronizationId, connector, "owner", association.owner());
    this.target = new LinkEnds(dsl, synchronizationId, connector, "target", association.target());
    this.ends = new NamedEnds(dsl, synchronizationId);
    this.complete =
        new CompleteLinks(
            dsl,
            right,
            connector.name(),
            association.name(),
            one,
            memory,
            many,
            owner,
            target,
            ends,
            announced);
    this.taken =
        new TakenLinks(
            dsl,
            synchronizationId,
            association.name(),
            connector.name(),
            association.owner().entityType(),
            mode == Mode.INCREMENTAL,
            commands);
    this.parts =
        new QueryPart[] {
          val(synchronizationId),
          val(association.name()),
          val(connector.name()),
          val(one),
          val(mode == Mode.INCREMENTAL),
          owner.valueOf("owner"),
          target.valueOf("target"),
          val(association.source()),
          val(RowError.codes()),
          val(RowError.reasons()),
          owner.isRenamed(),
          target.isRenamed(),
          val(mode == Mode.INCREMENTAL && commands),
          owner.valueBefore("change"),
          val(association.owner().entityType())
        };
  }

  /** Takes the rows that arrive and lays those aside that change nothing. */
  public void gather(Connection connection, DataSource database, InputStream csv) {
    ArrivingLinks.create(dsl);
    ends.create();
    if (mode == Mode.INCREMENTAL) {
      ArrivingLinks.gather(connection, dsl, csv);
    } else {
      complete.gather(connection, database, csv);
    }
    ArrivingLinks.index(dsl);
  }

  /** Works everything out in temporary tables. */
  public void prepare() {
    run(RENAMED);
    if (mode == Mode.INCREMENTAL && !commands) {
      runYielded(owner, "owner_id");
      runYielded(target, "target_id");
    }
    run(REMEMBER_PENDING);
    owner.find();
    target.find();
    run(ENDING);
    run("CREATE INDEX ON ending_resource (id)");
    run(WANTED);
    run(MARK_SURPLUS);
    boolean others = StatedAssociations.byOthers(dsl, association, connector);
    taken.take(others && adopts);
    if (mode != Mode.INCREMENTAL) {
      complete.want(taken.any() || (others && one));
    }
    run("CREATE INDEX ON wanted_link (owner_id, target_id)");
    if (others && one) {
      TargetsOfOthers.mark(dsl, synchronizationId, association, connector, owner, target);
    }
    run(TOLD);
    run(KEPT);
    run("ANALYZE ending_resource, wanted_link, told_owner, kept_owner");
    run(CREATE_VANISHING);
    if (mode == Mode.INCREMENTAL) {
      // Several of the rows that follow may name the same link.
      run("ALTER TABLE vanishing_link ADD PRIMARY KEY (owner_id, target_id)");
      run(VANISHING_BY_DELETE);
      run(VANISHING_BY_OWNER);
      run(VANISHING_BY_NAME);
      run(VANISHING_WITH_THEIR_OWNER);
      run(VANISHING_WITH_THEIR_TARGET);
      ends.nameAll("vanishing_link");
    } else {
      run(VANISHING_IN_COMPLETE);
    }
    taken.judge(ends);
    run("ANALYZE vanishing_link");
    run(REPLACE);
    run(PENDING);
    run("ANALYZE remaining_pending");
  }

  /** How many links the rows ask for. */
  public long countWanted() {
    return ArrivingLinks.countWanted(dsl);
  }

  /** The rows and links that change nothing. */
  public long countUnchanged() {
    return complete.matched() + count(COUNT_UNCHANGED) - taken.countHeldTransfers();
  }

  /** How many links of the association the connector states already, where rows were merged. */
  public long held() {
    return complete.held();
  }

  /** How many links of others the connector takes over. */
  public long countTaken() {
    return taken.countOfOthers();
  }

  /** How many links wait for one of their ends once the plan is applied. */
  public long countPending() {
    return count(COUNT_PENDING);
  }

  /** Moves what was worked out to the plan and gives the number of links that change. */
  public long joinPlan() {
    long changes =
        (long) run(PLAN_WANTED) + run(PLAN_VANISHING) + taken.planTransfers() + complete.joinPlan();
    run(PLAN_PENDING);
    return changes;
  }

  /** What was planned as it arrived, if anything was. */
  public @Nullable PlanPart part() {
    return complete.part();
  }

  /** Keeps the row errors and gives their number. */
  public long keepErrors() {
    return run(KEEP_ERRORS);
  }

  private void runYielded(LinkEnds end, String side) {
    if (!end.isByKey()) {
      QueryPart[] ofEnd = {
        parts[0], parts[1], parts[2], parts[5], parts[6], val(end.entityType()), val(end.property())
      };
      dsl.execute(YIELDED.formatted(side), ofEnd);
    }
  }

  private long count(String query) {
    return dsl.resultQuery(query, parts).fetchSingle(0, Long.class);
  }

  private int run(String statement) {
    return dsl.execute(statement, parts);
  }
}
