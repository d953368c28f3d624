package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.val;

import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Plans the deletes of links of deleted resources, for all connectors and associations. */
public final class CascadedLinks {
  // What is planned is taken off as a set: a join of the two, wrongly planned, takes minutes.
  private static final Statement UNPLANNED =
      Statement.of(
          "run",
          """
          CREATE TEMPORARY TABLE unplanned_link ON COMMIT DROP AS
          WITH ended AS MATERIALIZED (
            SELECT change.resource_id AS id FROM resource_change change
            WHERE change.synchronization_id = {run} AND change.operation = 'delete'
              AND change.state = 'planned'
          )
          (SELECT link.association, link.owner_id, link.target_id
            FROM ended JOIN resource_link link ON link.owner_id = ended.id
          UNION
          SELECT link.association, link.owner_id, link.target_id
            FROM ended JOIN resource_link link ON link.target_id = ended.id)
          EXCEPT
          SELECT planned.association, planned.owner_id,
            coalesce(planned.before_target_id, planned.target_id)
          FROM resource_link_change planned
          WHERE planned.synchronization_id = {run} AND planned.operation IN ('update', 'delete')
          """);

  private static final Statement PLAN_DELETES =
      Statement.of(
          "run",
          """
          INSERT INTO resource_link_change
            (synchronization_id, association, owner_key, target_key, operation, owner_id, target_id)
          SELECT {run}, link.association, owner.key, target.key, 'delete', link.owner_id,
            link.target_id
          FROM unplanned_link link
          JOIN resource owner ON owner.id = link.owner_id
          JOIN resource target ON target.id = link.target_id
          ON CONFLICT DO NOTHING
          """);

  private CascadedLinks() {}

  /**
   * Plans those that nothing else of the run's plan has named yet, of which there are few or none:
   * a table of their own spares the look-up of keys, for which all resources would be read.
   *
   * @return how many there are
   */
  public static int plan(DSLContext dsl, UUID synchronizationId) {
    var run = Map.of("run", val(synchronizationId));
    if (UNPLANNED.execute(dsl, run) == 0) {
      return 0;
    }
    dsl.execute("ANALYZE unplanned_link");
    return PLAN_DELETES.execute(dsl, run);
  }
}
