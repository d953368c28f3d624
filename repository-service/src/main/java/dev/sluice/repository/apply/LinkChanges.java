package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static java.lang.Boolean.TRUE;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statistics;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Makes the planned changes of links, once the resources are as planned. A link that exists
 * already, or has gone already, is simply as planned. Plain SQL, since each statement joins tables
 * over millions of rows; in all of them {0} is the run and {1} its connector.
 */
final class LinkChanges {
  // Found before they are marked: this reads indexes alone, and on both cores, which an update of
  // the plan does not.
  private static final String LINKS_WITHOUT_AN_END =
      """
      CREATE TEMPORARY TABLE link_without_an_end ON COMMIT DROP AS
      SELECT change.association, change.owner_key, change.target_key
      FROM resource_link_change change
      WHERE change.synchronization_id = {0} AND change.operation IN ('insert', 'update')
        AND NOT EXISTS (SELECT FROM resource WHERE resource.id = change.owner_id)
      UNION
      SELECT change.association, change.owner_key, change.target_key
      FROM resource_link_change change
      WHERE change.synchronization_id = {0} AND change.operation IN ('insert', 'update')
        AND NOT EXISTS (SELECT FROM resource WHERE resource.id = change.target_id)
      """;

  // Where the ids that are stored have no gap, any id from the first to the last is there and
  // nothing has to be looked up. So it is with a first load, whose ids are reserved beforehand.
  // {1} is how many are stored.
  private static final String NO_END_IS_MISSING =
      """
      SELECT {1} = stored.last - stored.first + 1
        AND planned.first >= stored.first AND planned.last <= stored.last
      FROM (SELECT min(id) AS first, max(id) AS last FROM resource) stored,
        (SELECT min(least(change.owner_id, change.target_id)) AS first,
          max(greatest(change.owner_id, change.target_id)) AS last
        FROM resource_link_change change
        WHERE change.synchronization_id = {0} AND change.operation IN ('insert', 'update')) planned
      """;

  private static final String MARK_LINKS_WITHOUT_AN_END =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      FROM link_without_an_end lost
      WHERE change.synchronization_id = {0} AND change.association = lost.association
        AND change.owner_key = lost.owner_key AND change.target_key = lost.target_key
      """;

  // What stays keeps its links: they may have been planned to go only since it was to go.
  private static final String MARK_LINKS_OF_OWNERS_THAT_STAY =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      FROM resource_change staying
      WHERE change.synchronization_id = {0} AND change.operation = 'delete'
        AND staying.synchronization_id = {0} AND staying.state = 'conflict'
        AND staying.operation = 'delete' AND staying.resource_id = change.owner_id
        AND EXISTS (SELECT FROM resource WHERE resource.id = staying.resource_id)
      """;

  private static final String MARK_LINKS_OF_TARGETS_THAT_STAY =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      FROM resource_change staying
      WHERE change.synchronization_id = {0} AND change.operation = 'delete'
        AND staying.synchronization_id = {0} AND staying.state = 'conflict'
        AND staying.operation = 'delete' AND staying.resource_id = change.target_id
        AND EXISTS (SELECT FROM resource WHERE resource.id = staying.resource_id)
      """;

  // An owner that is not adopted keeps the links that were to be taken over with it.
  private static final String MARK_LINKS_OF_OWNERS_NOT_ADOPTED =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      FROM resource_change refused
      WHERE change.synchronization_id = {0} AND change.before_connector IS NOT NULL
        AND refused.synchronization_id = {0} AND refused.state = 'conflict'
        AND refused.resource_id = change.owner_id
      """;

  // Where one target is allowed, somebody else may have stated another one since compare. One that
  // has gone by now takes its link with it. {2} are the associations that this can happen to.
  private static final String MARK_TARGETS_BESIDE_THOSE_OF_OTHERS =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      FROM resource_link link
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('insert', 'update') AND change.association = ANY ({2})
        AND link.association = change.association AND link.owner_id = change.owner_id
        AND link.target_id <> change.target_id AND link.connector <> {1}
        AND link.connector IS DISTINCT FROM change.before_connector
        AND EXISTS (SELECT FROM resource WHERE resource.id = link.target_id)
      """;

  // What others state of the same link stays, but for what is taken over.
  private static final String DELETE =
      """
      DELETE FROM resource_link link USING resource_link_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('delete', 'update')
        AND link.association = change.association AND link.owner_id = change.owner_id
        AND link.target_id = coalesce(change.before_target_id, change.target_id)
        AND (link.connector = {1} OR link.connector = change.before_connector)
      """;

  // Whatever the plan says of a link, it goes with its owner or target: nothing else would see to
  // that. What is left by now was made meanwhile or was to be replaced by what met a conflict, so
  // it is noted in the plan. Both ends may have gone, whose keys the plan alone still knows.
  private static final String DELETE_WITH_THEIR_ENDS =
      """
      WITH ended AS MATERIALIZED (
        SELECT change.resource_id AS id, change.key FROM resource_change change
        WHERE change.synchronization_id = {0} AND change.state = 'planned'
          AND change.operation = 'delete'
      ),
      gone AS (
        DELETE FROM resource_link link USING ended
        WHERE link.%s = ended.id
        RETURNING link.association, link.owner_id, link.target_id
      )
      INSERT INTO resource_link_change
        (synchronization_id, association, owner_key, target_key, operation, owner_id, target_id)
      SELECT {0}, gone.association,
        coalesce(owner.key, (SELECT key FROM resource WHERE resource.id = gone.owner_id)),
        coalesce(target.key, (SELECT key FROM resource WHERE resource.id = gone.target_id)),
        'delete', gone.owner_id, gone.target_id
      FROM gone
      LEFT JOIN ended owner ON owner.id = gone.owner_id
      LEFT JOIN ended target ON target.id = gone.target_id
      ON CONFLICT DO NOTHING
      """;

  private static final String DELETE_WITH_THEIR_OWNER =
      DELETE_WITH_THEIR_ENDS.formatted("owner_id");

  private static final String DELETE_WITH_THEIR_TARGET =
      DELETE_WITH_THEIR_ENDS.formatted("target_id");

  private static final String INSERT =
      """
      INSERT INTO resource_link (association, owner_id, target_id, connector)
      SELECT change.association, change.owner_id, change.target_id, {1}
      FROM resource_link_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('insert', 'update')
      %s
      ON CONFLICT DO NOTHING
      """;

  /** Into an empty table without indexes. */
  private static final String INSERT_FIRST = INSERT.formatted("");

  // In the order of the primary key: a million links in mixed order touch its pages all over.
  private static final String INSERT_MORE =
      INSERT.formatted("ORDER BY change.association, change.owner_id, change.target_id");

  private static final String INSERT_PENDING =
      """
      INSERT INTO pending_link (connector, association, owner_value, target_value)
      SELECT {1}, change.association, change.owner_value, change.target_value
      FROM pending_link_change change
      WHERE change.synchronization_id = {0} AND change.operation = 'insert'
      ON CONFLICT DO NOTHING
      """;

  // A link that fell since compare waits for its end, though this plan takes it back.
  private static final String DELETE_TAKEN_BACK =
      """
      DELETE FROM pending_link pending USING resource_link_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('delete', 'update')
        AND pending.connector = {1} AND pending.association = change.association
        AND pending.owner_id = change.owner_id
        AND pending.target_id = coalesce(change.before_target_id, change.target_id)
        AND (change.operation = 'delete' OR change.before_target_id <> change.target_id)
        AND NOT EXISTS (SELECT FROM pending_link_change planned
          WHERE planned.synchronization_id = {0} AND planned.operation = 'insert'
            AND planned.association = pending.association
            AND planned.owner_value = pending.owner_value
            AND planned.target_value = pending.target_value)
      """;

  private static final String DELETE_PENDING =
      """
      DELETE FROM pending_link pending USING pending_link_change change
      WHERE change.synchronization_id = {0} AND change.operation = 'delete'
        AND pending.connector = {1} AND pending.association = change.association
        AND pending.owner_value = change.owner_value
        AND pending.target_value = change.target_value
        AND NOT EXISTS (SELECT FROM resource_link_change link
          WHERE link.synchronization_id = {0} AND link.state = 'conflict'
            AND link.association = change.association
            AND link.owner_id = change.owner_id AND link.target_id = change.target_id)
      """;

  private LinkChanges() {}

  /**
   * Makes the changes in tables that others may have changed since compare.
   *
   * @param shared the associations with one target at most that others may state targets of
   */
  static void apply(
      DSLContext dsl,
      UUID synchronizationId,
      String connector,
      PlannedOperations operations,
      List<String> shared) {
    QueryPart[] parts = {
      val(synchronizationId), val(connector), val(shared.toArray(String[]::new))
    };
    markLinksWithoutAnEnd(dsl, parts);
    if (operations.refusesUpdates()) {
      dsl.execute(MARK_LINKS_OF_OWNERS_NOT_ADOPTED, parts);
    }
    if (!shared.isEmpty()) {
      dsl.execute(MARK_TARGETS_BESIDE_THOSE_OF_OTHERS, parts);
    }
    if (operations.keepsWhatWasToGo()) {
      dsl.execute(MARK_LINKS_OF_OWNERS_THAT_STAY, parts);
      dsl.execute(MARK_LINKS_OF_TARGETS_THAT_STAY, parts);
    }
    int changes = dsl.execute(DELETE, parts);
    if (operations.deletes()) {
      changes += dsl.execute(DELETE_WITH_THEIR_OWNER, parts);
      changes += dsl.execute(DELETE_WITH_THEIR_TARGET, parts);
    }
    enter(dsl, connector, INSERT_MORE, changes, parts);
  }

  /**
   * Makes the changes of a plan that only inserts, in a table that is empty, and tells whether any
   * met a conflict.
   *
   * @param resources how many are stored
   */
  static boolean applyFirst(
      DSLContext dsl, UUID synchronizationId, String connector, int resources) {
    QueryPart[] parts = {val(synchronizationId), val(connector)};
    boolean allHaveTheirEnds =
        // Null if no links are planned.
        TRUE.equals(
            dsl.resultQuery(NO_END_IS_MISSING, val(synchronizationId), val(resources))
                .fetchSingle(0, Boolean.class));
    boolean conflicts = !allHaveTheirEnds && markLinksWithoutAnEnd(dsl, parts);
    enter(dsl, connector, INSERT_FIRST, 0, parts);
    return conflicts;
  }

  private static boolean markLinksWithoutAnEnd(DSLContext dsl, QueryPart[] parts) {
    if (dsl.execute(LINKS_WITHOUT_AN_END, parts) == 0) {
      return false;
    }
    dsl.execute("ANALYZE link_without_an_end");
    dsl.execute(MARK_LINKS_WITHOUT_AN_END, parts);
    return true;
  }

  private static void enter(
      DSLContext dsl, String connector, String insert, int changesSoFar, QueryPart[] parts) {
    int changes = changesSoFar + dsl.execute(insert, parts);
    Statistics.refreshLive(dsl, changes, RESOURCE_LINK);
    Statistics.refreshLive(dsl, dsl.execute(INSERT_PENDING, parts), PENDING_LINK);
    dsl.execute(DELETE_PENDING, parts);
    if (FallenLinks.anyWait(dsl, connector)) {
      dsl.execute(DELETE_TAKEN_BACK, parts);
    }
  }
}
