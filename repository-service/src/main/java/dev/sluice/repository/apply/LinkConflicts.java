package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static java.lang.Boolean.TRUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.jooq.tables.records.ResourceLinkChangeRecord;
import dev.sluice.repository.postgresql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.UpdateSetMoreStep;

/**
 * Marks planned changes of links that conflict with other changes since compare, or that depend on
 * a conflict of a resource, after the resources are written.
 */
final class LinkConflicts {
  // Found before they are marked: this reads indexes alone, and on both cores, which an update of
  // the plan does not.
  private static final Statement LINKS_WITHOUT_AN_END =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE link_without_an_end ON COMMIT DROP AS
          SELECT change.association, change.owner_key, change.target_key
          FROM resource_link_change change
          WHERE change.synchronization_id = {run} AND change.operation IN ('insert', 'update')
            AND NOT EXISTS (SELECT FROM resource WHERE resource.id = change.owner_id)
          UNION
          SELECT change.association, change.owner_key, change.target_key
          FROM resource_link_change change
          WHERE change.synchronization_id = {run} AND change.operation IN ('insert', 'update')
            AND NOT EXISTS (SELECT FROM resource WHERE resource.id = change.target_id)
          """);

  // Where the ids that are stored have no gap, any id from the first to the last is there and
  // nothing has to be looked up. So it is with a first load, whose ids are reserved beforehand.
  private static final Statement NO_END_IS_MISSING =
      Statement.of(
          "run, stored",
          """
          SELECT {stored} = stored.last - stored.first + 1
            AND planned.first >= stored.first AND planned.last <= stored.last
          FROM (SELECT min(id) AS first, max(id) AS last FROM resource) stored,
            (SELECT min(least(change.owner_id, change.target_id)) AS first,
              max(greatest(change.owner_id, change.target_id)) AS last
            FROM resource_link_change change
            WHERE change.synchronization_id = {run}
              AND change.operation IN ('insert', 'update')) planned
          """);

  private static final Statement MARK_LINKS_WITHOUT_AN_END =
      Statement.of(
          "run",
          """
          UPDATE resource_link_change change SET state = 'conflict'
          FROM link_without_an_end lost
          WHERE change.synchronization_id = {run} AND change.association = lost.association
            AND change.owner_key = lost.owner_key AND change.target_key = lost.target_key
            AND change.state = 'planned'
          """);

  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final String connector;

  LinkConflicts(DSLContext dsl, UUID synchronizationId, String connector) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.connector = connector;
  }

  /**
   * Marks them in tables that others may have changed since compare.
   *
   * @param shared the associations with one target at most that others may state targets of
   */
  void mark(PlannedOperations operations, List<String> shared) {
    markLinksWithoutAnEnd();
    if (operations.refusesUpdates()) {
      markLinksOfOwnersNotAdopted();
    }
    if (!shared.isEmpty()) {
      markTargetsBesideThoseOfOthers(shared);
    }
    if (operations.keepsWhatWasToGo()) {
      markLinksOfEndsThatStay(RESOURCE_LINK_CHANGE.OWNER_ID);
      markLinksOfEndsThatStay(RESOURCE_LINK_CHANGE.TARGET_ID);
    }
  }

  /**
   * Marks those of a plan that only inserts, and tells whether there are any.
   *
   * @param resources how many are stored
   */
  boolean markFirst(int resources) {
    return !allHaveTheirEnds(resources) && markLinksWithoutAnEnd();
  }

  private boolean allHaveTheirEnds(int resources) {
    // Null if no links are planned.
    return TRUE.equals(
        NO_END_IS_MISSING.fetchValue(
            dsl, Map.of("run", val(synchronizationId), "stored", val(resources)), Boolean.class));
  }

  private boolean markLinksWithoutAnEnd() {
    if (LINKS_WITHOUT_AN_END.execute(dsl, run()) == 0) {
      return false;
    }
    dsl.execute("ANALYZE link_without_an_end");
    MARK_LINKS_WITHOUT_AN_END.execute(dsl, run());
    return true;
  }

  // What stays keeps its links: they may have been planned to go only since it was to go.
  private void markLinksOfEndsThatStay(Field<Long> end) {
    mark()
        .from(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_LINK_CHANGE.OPERATION.eq(inline("delete")))
        .and(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.STATE.eq(inline("conflict")))
        .and(RESOURCE_CHANGE.OPERATION.eq(inline("delete")))
        .and(RESOURCE_CHANGE.RESOURCE_ID.eq(end))
        .andExists(selectOne().from(RESOURCE).where(RESOURCE.ID.eq(RESOURCE_CHANGE.RESOURCE_ID)))
        .execute();
  }

  // An owner that is not adopted keeps the links that were to be taken over with it.
  private void markLinksOfOwnersNotAdopted() {
    mark()
        .from(RESOURCE_CHANGE)
        .where(isPlanned(), RESOURCE_LINK_CHANGE.BEFORE_CONNECTOR.isNotNull())
        .and(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(RESOURCE_CHANGE.STATE.eq(inline("conflict")))
        .and(RESOURCE_CHANGE.RESOURCE_ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID))
        .execute();
  }

  // Where one target is allowed, somebody else may have stated another one since compare. One that
  // has gone by now takes its link with it.
  private void markTargetsBesideThoseOfOthers(List<String> shared) {
    mark()
        .from(RESOURCE_LINK)
        .where(isPlanned(), RESOURCE_LINK_CHANGE.OPERATION.in(inline("insert"), inline("update")))
        .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(any(shared.toArray(String[]::new))))
        .and(RESOURCE_LINK.ASSOCIATION.eq(RESOURCE_LINK_CHANGE.ASSOCIATION))
        .and(RESOURCE_LINK.OWNER_ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID))
        .and(RESOURCE_LINK.TARGET_ID.ne(RESOURCE_LINK_CHANGE.TARGET_ID))
        .and(RESOURCE_LINK.CONNECTOR.ne(connector))
        .and(RESOURCE_LINK.CONNECTOR.isDistinctFrom(RESOURCE_LINK_CHANGE.BEFORE_CONNECTOR))
        .andExists(selectOne().from(RESOURCE).where(RESOURCE.ID.eq(RESOURCE_LINK.TARGET_ID)))
        .execute();
  }

  private UpdateSetMoreStep<ResourceLinkChangeRecord> mark() {
    return dsl.update(RESOURCE_LINK_CHANGE).set(RESOURCE_LINK_CHANGE.STATE, inline("conflict"));
  }

  private Condition isPlanned() {
    return RESOURCE_LINK_CHANGE
        .SYNCHRONIZATION_ID
        .eq(synchronizationId)
        .and(RESOURCE_LINK_CHANGE.STATE.eq(inline("planned")));
  }

  private Map<String, QueryPart> run() {
    return Map.of("run", val(synchronizationId));
  }
}
