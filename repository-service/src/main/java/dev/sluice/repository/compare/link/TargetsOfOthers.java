package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/**
 * The targets that other connectors state for owners that may have only one. A different target
 * from this connector is an error, unless the plan takes the other one over or deletes it. Marks
 * rows of {@link WantedLinks}.
 */
final class TargetsOfOthers {
  private static final Statement MARK =
      Statement.of(
          "run, connector, association",
          """
          UPDATE wanted_link wanted SET surplus = true, stated_by = link.connector
          FROM resource_link link
          WHERE link.association = {association} AND link.owner_id = wanted.owner_id
            AND link.target_id <> wanted.target_id AND link.connector <> {connector}
            AND NOT wanted.surplus AND NOT wanted.stored
            AND NOT EXISTS (SELECT FROM taken_link taken WHERE taken.owner_id = link.owner_id
              AND taken.target_id = link.target_id AND taken.connector = link.connector)
            AND NOT EXISTS (SELECT FROM resource_change change
              WHERE change.synchronization_id = {run} AND change.operation = 'delete'
                AND change.resource_id = link.target_id)
          """);

  // What the merge has found is known by the ids of its ends alone.
  private static final Statement NAME =
      Statement.of(
          "run, planned_owner_value, owner_value, planned_target_value, target_value",
          """
          UPDATE wanted_link wanted
          SET owner_value = named.owner_value, target_value = named.target_value
          FROM (
            SELECT surplus.owner_id, surplus.target_id,
              coalesce({planned_owner_value}, {owner_value}) AS owner_value,
              coalesce({planned_target_value}, {target_value}) AS target_value
            FROM wanted_link surplus
            LEFT JOIN resource_change owner_change ON owner_change.synchronization_id = {run}
              AND owner_change.resource_id = surplus.owner_id
            LEFT JOIN resource owner ON owner.id = surplus.owner_id
            LEFT JOIN resource_change target_change ON target_change.synchronization_id = {run}
              AND target_change.resource_id = surplus.target_id
            LEFT JOIN resource target ON target.id = surplus.target_id
            WHERE surplus.stated_by IS NOT NULL AND surplus.owner_value IS NULL) named
          WHERE wanted.owner_id = named.owner_id AND wanted.target_id = named.target_id
          """);

  private TargetsOfOthers() {}

  /** Marks what is wanted beside them, with whoever states them. */
  static void mark(LinkContext context) {
    if (context.execute(MARK) > 0) {
      context.execute(NAME);
    }
  }
}
