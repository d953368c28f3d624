package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.postgresql.Statistics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;

/**
 * Makes the planned changes of links, after the resources are written. A link that already exists,
 * or is already gone, needs no change. Each statement joins tables with millions of rows.
 */
final class LinkWriter {
  // Whatever the plan says of a link, it goes with its owner or target: nothing else would see to
  // that. What is left by now was made meanwhile or was to be replaced by what met a conflict, so
  // it is noted in the plan. Both ends may have gone, whose keys the plan alone still knows.
  private static final String DELETE_WITH_THEIR_ENDS =
      """
      WITH ended AS MATERIALIZED (
        SELECT change.resource_id AS id, change.key FROM resource_change change
        WHERE change.synchronization_id = {run} AND change.state = 'planned'
          AND change.operation = 'delete'
      ),
      gone AS (
        DELETE FROM resource_link link USING ended
        WHERE link.%s = ended.id
        RETURNING link.association, link.owner_id, link.target_id
      )
      INSERT INTO resource_link_change
        (synchronization_id, association, owner_key, target_key, operation, owner_id, target_id)
      SELECT {run}, gone.association,
        coalesce(owner.key, (SELECT key FROM resource WHERE resource.id = gone.owner_id)),
        coalesce(target.key, (SELECT key FROM resource WHERE resource.id = gone.target_id)),
        'delete', gone.owner_id, gone.target_id
      FROM gone
      LEFT JOIN ended owner ON owner.id = gone.owner_id
      LEFT JOIN ended target ON target.id = gone.target_id
      ON CONFLICT DO NOTHING
      """;

  private static final Statement DELETE_WITH_THEIR_OWNER =
      Statement.of("run", DELETE_WITH_THEIR_ENDS.formatted("owner_id"));

  private static final Statement DELETE_WITH_THEIR_TARGET =
      Statement.of("run", DELETE_WITH_THEIR_ENDS.formatted("target_id"));

  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final String connector;

  private LinkWriter(DSLContext dsl, UUID synchronizationId, String connector) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.connector = connector;
  }

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
    new LinkWriter(dsl, synchronizationId, connector).apply(operations, shared);
  }

  private void apply(PlannedOperations operations, List<String> shared) {
    new LinkConflicts(dsl, synchronizationId, connector).mark(operations, shared);
    int changes = delete();
    if (operations.deletes()) {
      changes += DELETE_WITH_THEIR_OWNER.execute(dsl, run());
      changes += DELETE_WITH_THEIR_TARGET.execute(dsl, run());
    }
    // In the order of the primary key: a million links in mixed order touch its pages all over.
    enter(
        changes,
        List.of(
            RESOURCE_LINK_CHANGE.ASSOCIATION,
            RESOURCE_LINK_CHANGE.OWNER_ID,
            RESOURCE_LINK_CHANGE.TARGET_ID));
  }

  /**
   * Makes the changes of a plan that only inserts, in a table that is empty and has no indexes, and
   * tells whether any met a conflict.
   *
   * @param resources how many are stored
   */
  static boolean applyFirst(
      DSLContext dsl, UUID synchronizationId, String connector, int resources) {
    boolean conflicts = new LinkConflicts(dsl, synchronizationId, connector).markFirst(resources);
    new LinkWriter(dsl, synchronizationId, connector).enter(0, List.of());
    return conflicts;
  }

  // What others state of the same link stays, except what is taken over.
  private int delete() {
    return dsl.deleteFrom(RESOURCE_LINK)
        .using(RESOURCE_LINK_CHANGE)
        .where(isPlanned(), RESOURCE_LINK_CHANGE.OPERATION.in(inline("delete"), inline("update")))
        .and(RESOURCE_LINK.ASSOCIATION.eq(RESOURCE_LINK_CHANGE.ASSOCIATION))
        .and(RESOURCE_LINK.OWNER_ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID))
        .and(RESOURCE_LINK.TARGET_ID.eq(targetThatGoes()))
        .and(
            RESOURCE_LINK
                .CONNECTOR
                .eq(connector)
                .or(RESOURCE_LINK.CONNECTOR.eq(RESOURCE_LINK_CHANGE.BEFORE_CONNECTOR)))
        .execute();
  }

  private void enter(int changesSoFar, List<Field<?>> order) {
    int changes = changesSoFar + insert(order);
    Statistics.refreshLive(dsl, changes, RESOURCE_LINK);
    Statistics.refreshLive(dsl, insertPending(), PENDING_LINK);
    deletePending();
    if (FallenLinks.anyWait(dsl, connector)) {
      deleteTakenBack();
    }
  }

  private int insert(List<Field<?>> order) {
    return dsl.insertInto(
            RESOURCE_LINK,
            RESOURCE_LINK.ASSOCIATION,
            RESOURCE_LINK.OWNER_ID,
            RESOURCE_LINK.TARGET_ID,
            RESOURCE_LINK.CONNECTOR)
        .select(
            select(
                    RESOURCE_LINK_CHANGE.ASSOCIATION,
                    RESOURCE_LINK_CHANGE.OWNER_ID,
                    RESOURCE_LINK_CHANGE.TARGET_ID,
                    val(connector))
                .from(RESOURCE_LINK_CHANGE)
                .where(
                    isPlanned(),
                    RESOURCE_LINK_CHANGE.OPERATION.in(inline("insert"), inline("update")))
                .orderBy(order))
        .onConflictDoNothing()
        .execute();
  }

  private int insertPending() {
    return dsl.insertInto(
            PENDING_LINK,
            PENDING_LINK.CONNECTOR,
            PENDING_LINK.ASSOCIATION,
            PENDING_LINK.OWNER_VALUE,
            PENDING_LINK.TARGET_VALUE)
        .select(
            select(
                    val(connector),
                    PENDING_LINK_CHANGE.ASSOCIATION,
                    PENDING_LINK_CHANGE.OWNER_VALUE,
                    PENDING_LINK_CHANGE.TARGET_VALUE)
                .from(PENDING_LINK_CHANGE)
                .where(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
                .and(PENDING_LINK_CHANGE.OPERATION.eq(inline("insert"))))
        .onConflictDoNothing()
        .execute();
  }

  // A link waits on if it is not made.
  private void deletePending() {
    dsl.deleteFrom(PENDING_LINK)
        .using(PENDING_LINK_CHANGE)
        .where(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(PENDING_LINK_CHANGE.OPERATION.eq(inline("delete")))
        .and(PENDING_LINK.CONNECTOR.eq(connector))
        .and(PENDING_LINK.ASSOCIATION.eq(PENDING_LINK_CHANGE.ASSOCIATION))
        .and(PENDING_LINK.OWNER_VALUE.eq(PENDING_LINK_CHANGE.OWNER_VALUE))
        .and(PENDING_LINK.TARGET_VALUE.eq(PENDING_LINK_CHANGE.TARGET_VALUE))
        .andNotExists(
            selectOne()
                .from(RESOURCE_LINK_CHANGE)
                .where(ofRun(), RESOURCE_LINK_CHANGE.STATE.ne(inline("planned")))
                .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(PENDING_LINK_CHANGE.ASSOCIATION))
                .and(RESOURCE_LINK_CHANGE.OWNER_ID.eq(PENDING_LINK_CHANGE.OWNER_ID))
                .and(RESOURCE_LINK_CHANGE.TARGET_ID.eq(PENDING_LINK_CHANGE.TARGET_ID)))
        .execute();
  }

  // A link that fell since compare waits for its end, though this plan takes it back.
  private void deleteTakenBack() {
    dsl.deleteFrom(PENDING_LINK)
        .using(RESOURCE_LINK_CHANGE)
        .where(isPlanned(), RESOURCE_LINK_CHANGE.OPERATION.in(inline("delete"), inline("update")))
        .and(PENDING_LINK.CONNECTOR.eq(connector))
        .and(PENDING_LINK.ASSOCIATION.eq(RESOURCE_LINK_CHANGE.ASSOCIATION))
        .and(PENDING_LINK.OWNER_ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID))
        .and(PENDING_LINK.TARGET_ID.eq(targetThatGoes()))
        .and(
            RESOURCE_LINK_CHANGE
                .OPERATION
                .eq(inline("delete"))
                .or(RESOURCE_LINK_CHANGE.BEFORE_TARGET_ID.ne(RESOURCE_LINK_CHANGE.TARGET_ID)))
        .andNotExists(
            selectOne()
                .from(PENDING_LINK_CHANGE)
                .where(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
                .and(PENDING_LINK_CHANGE.OPERATION.eq(inline("insert")))
                .and(PENDING_LINK_CHANGE.ASSOCIATION.eq(PENDING_LINK.ASSOCIATION))
                .and(PENDING_LINK_CHANGE.OWNER_VALUE.eq(PENDING_LINK.OWNER_VALUE))
                .and(PENDING_LINK_CHANGE.TARGET_VALUE.eq(PENDING_LINK.TARGET_VALUE)))
        .execute();
  }

  /** The target of the link that a change takes back. */
  private static Field<Long> targetThatGoes() {
    return coalesce(RESOURCE_LINK_CHANGE.BEFORE_TARGET_ID, RESOURCE_LINK_CHANGE.TARGET_ID);
  }

  private Condition isPlanned() {
    return ofRun().and(RESOURCE_LINK_CHANGE.STATE.eq(inline("planned")));
  }

  private Condition ofRun() {
    return RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId);
  }

  private Map<String, QueryPart> run() {
    return Map.of("run", val(synchronizationId));
  }
}
