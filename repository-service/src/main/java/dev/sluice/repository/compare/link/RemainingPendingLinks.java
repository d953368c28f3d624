package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;

import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The links that are still pending after the plan is applied, in the temporary table {@code
 * remaining_pending}.
 */
final class RemainingPendingLinks {
  private static final Statement CREATE =
      Statement.of(
          "owner_value, target_value, single",
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
          SELECT {owner_value}, {target_value}
          FROM vanishing_link vanishing
          JOIN resource owner ON owner.id = vanishing.owner_id
          JOIN resource target ON target.id = vanishing.target_id
          WHERE NOT vanishing.told AND {owner_value} IS NOT NULL AND {target_value} IS NOT NULL
            AND NOT EXISTS (
              SELECT FROM arriving_link arriving WHERE arriving.owner_value = {owner_value}
                AND (arriving.command = 'set' OR (arriving.command = 'insert' AND {single})))
          """);

  private static final Statement PLAN =
      Statement.of(
          "run, connector, association",
          """
          INSERT INTO pending_link_change (synchronization_id, association, owner_value,
            target_value, operation, owner_id, target_id)
          SELECT {run}, {association}, remaining.owner_value, remaining.target_value, 'insert',
            NULL::bigint, NULL::bigint
          FROM remaining_pending remaining
          WHERE NOT EXISTS (SELECT FROM pending_link pending
            WHERE pending.connector = {connector} AND pending.association = {association}
              AND pending.owner_value = remaining.owner_value
              AND pending.target_value = remaining.target_value)
          UNION ALL
          SELECT {run}, {association}, pending.owner_value, pending.target_value, 'delete',
            wanted.owner_id, wanted.target_id
          FROM pending_link pending
          LEFT JOIN wanted_link wanted ON NOT wanted.surplus
            AND wanted.owner_value = pending.owner_value
            AND wanted.target_value = pending.target_value
          WHERE pending.connector = {connector} AND pending.association = {association}
            AND NOT EXISTS (SELECT FROM remaining_pending remaining
              WHERE remaining.owner_value = pending.owner_value
                AND remaining.target_value = pending.target_value)
          """);

  private static final Statement COUNT = Statement.of("SELECT count(*) FROM remaining_pending");

  /** An id that nobody asks for. */
  private static final long FOUND = 1;

  private final LinkContext context;

  RemainingPendingLinks(LinkContext context) {
    this.context = context;
  }

  /** Makes the table, once everything else is judged. */
  void create() {
    context.execute(CREATE);
    context.dsl().execute("ANALYZE remaining_pending");
  }

  long count() {
    return context.count(COUNT);
  }

  /** Plans which links begin to wait and which wait no longer. */
  void plan() {
    context.execute(PLAN);
  }

  /** Enters the owners that the connector's pending links name so far. */
  static void enterOwners(LinkContext context, Connection reading, ResourceIdTable owners) {
    var dsl = DSL.using(reading, SQLDialect.POSTGRES);
    try (BinaryCopyReader values =
        BinaryCopyReader.of(
            reading,
            dsl,
            dsl.selectDistinct(PENDING_LINK.OWNER_VALUE)
                .from(PENDING_LINK)
                .where(PENDING_LINK.CONNECTOR.eq(context.connector()))
                .and(PENDING_LINK.ASSOCIATION.eq(context.association())))) {
      while (values.next()) {
        owners.put(values.buffer(), values.start(0), values.end(0), FOUND);
      }
    }
  }
}
