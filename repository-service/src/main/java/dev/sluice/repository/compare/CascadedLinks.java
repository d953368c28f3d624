package dev.sluice.repository.plan;

import static org.jooq.impl.DSL.val;

import java.util.UUID;
import org.jooq.DSLContext;

/** The links that go with their owner or target, whichever connector they belong to. */
public final class CascadedLinks {
  // Plain SQL, since the same select over two roles of one table reads better as such.
  private static final String PLAN_DELETES =
      """
      WITH ended AS MATERIALIZED (
        SELECT change.resource_id AS id FROM resource_change change
        WHERE change.synchronization_id = {0} AND change.operation = 'delete'
          AND change.state = 'planned'
      ),
      -- Nearly all of them are planned already, so keys are looked up for the rest alone. What is
      -- planned is taken off as a set: a join of the two, wrongly planned, takes minutes.
      unplanned AS MATERIALIZED (
        (SELECT link.association, link.owner_id, link.target_id
          FROM ended JOIN resource_link link ON link.owner_id = ended.id
        UNION
        SELECT link.association, link.owner_id, link.target_id
          FROM ended JOIN resource_link link ON link.target_id = ended.id)
        EXCEPT
        SELECT planned.association, planned.owner_id,
          coalesce(planned.before_target_id, planned.target_id)
        FROM resource_link_change planned
        WHERE planned.synchronization_id = {0} AND planned.operation IN ('update', 'delete')
      )
      INSERT INTO resource_link_change
        (synchronization_id, association, owner_key, target_key, operation, owner_id, target_id)
      SELECT {0}, link.association, owner.key, target.key, 'delete', link.owner_id, link.target_id
      FROM unplanned link
      JOIN resource owner ON owner.id = link.owner_id
      JOIN resource target ON target.id = link.target_id
      ON CONFLICT DO NOTHING
      """;

  private CascadedLinks() {}

  /** Plans the deletes that nothing else of the run's plan has named yet. */
  public static void plan(DSLContext dsl, UUID synchronizationId) {
    dsl.execute(PLAN_DELETES, val(synchronizationId));
  }
}
