package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.plan.Statistics;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * Makes the planned changes of links, once the resources are as planned. A link that exists
 * already, or has gone already, is simply as planned. Plain SQL, since each statement joins tables
 * over millions of rows; in all of them {0} is the run and {1} its connector.
 */
final class LinkChanges {
  private static final String MARK_LINKS_WITHOUT_AN_END =
      """
      UPDATE resource_link_change change SET state = 'conflict'
      WHERE change.synchronization_id = {0} AND change.operation IN ('insert', 'update')
        AND (NOT EXISTS (SELECT FROM resource WHERE resource.id = change.owner_id)
          OR NOT EXISTS (SELECT FROM resource WHERE resource.id = change.target_id))
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

  private static final String DELETE =
      """
      DELETE FROM resource_link link USING resource_link_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('delete', 'update')
        AND link.association = change.association AND link.owner_id = change.owner_id
        AND link.target_id = coalesce(change.before_target_id, change.target_id)
      """;

  private static final String INSERT =
      """
      INSERT INTO resource_link (association, owner_id, target_id, connector)
      SELECT change.association, change.owner_id, change.target_id, {1}
      FROM resource_link_change change
      WHERE change.synchronization_id = {0} AND change.state = 'planned'
        AND change.operation IN ('insert', 'update')
      ON CONFLICT DO NOTHING
      """;

  private static final String INSERT_PENDING =
      """
      INSERT INTO pending_link (connector, association, owner_value, target_value)
      SELECT {1}, change.association, change.owner_value, change.target_value
      FROM pending_link_change change
      WHERE change.synchronization_id = {0} AND change.operation = 'insert'
      ON CONFLICT DO NOTHING
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

  private static final String MARK_APPLIED =
      """
      UPDATE resource_link_change SET state = 'applied'
      WHERE synchronization_id = {0} AND state = 'planned'
      """;

  private LinkChanges() {}

  static void apply(DSLContext dsl, UUID synchronizationId, String connector) {
    QueryPart[] parts = {val(synchronizationId), val(connector)};
    dsl.execute(MARK_LINKS_WITHOUT_AN_END, parts);
    dsl.execute(MARK_LINKS_OF_OWNERS_THAT_STAY, parts);
    dsl.execute(MARK_LINKS_OF_TARGETS_THAT_STAY, parts);
    int changes = dsl.execute(DELETE, parts) + dsl.execute(INSERT, parts);
    Statistics.refresh(dsl, changes, RESOURCE_LINK);
    Statistics.refresh(dsl, dsl.execute(INSERT_PENDING, parts), PENDING_LINK);
    dsl.execute(DELETE_PENDING, parts);
    dsl.execute(MARK_APPLIED, parts);
  }
}
