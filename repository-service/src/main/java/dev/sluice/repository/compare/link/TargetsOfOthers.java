package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.val;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/**
 * The targets that other connectors state of owners that may have one only: what this connector
 * wants beside them is surplus, unless the plan takes them over or deletes them. Plain SQL, since
 * the tables are temporary; in all statements {0} is the run, {1} the association, {2} the
 * connector, and the others are the values by which the source names an owner or a target: {3} and
 * {4} one that the plan changes, {5} and {6} one that is stored.
 */
final class TargetsOfOthers {
  private static final String MARK =
      """
      UPDATE wanted_link wanted SET surplus = true, stated_by = link.connector
      FROM resource_link link
      WHERE link.association = {1} AND link.owner_id = wanted.owner_id
        AND link.target_id <> wanted.target_id AND link.connector <> {2}
        AND NOT wanted.surplus AND NOT wanted.stored
        AND NOT EXISTS (SELECT FROM taken_link taken WHERE taken.owner_id = link.owner_id
          AND taken.target_id = link.target_id AND taken.connector = link.connector)
        AND NOT EXISTS (SELECT FROM resource_change change WHERE change.synchronization_id = {0}
          AND change.operation = 'delete' AND change.resource_id = link.target_id)
      """;

  // What the merge has found is known by the ids of its ends alone.
  private static final String NAME =
      """
      UPDATE wanted_link wanted
      SET owner_value = named.owner_value, target_value = named.target_value
      FROM (
        SELECT surplus.owner_id, surplus.target_id, coalesce({3}, {5}) AS owner_value,
          coalesce({4}, {6}) AS target_value
        FROM wanted_link surplus
        LEFT JOIN resource_change owner_change ON owner_change.synchronization_id = {0}
          AND owner_change.resource_id = surplus.owner_id
        LEFT JOIN resource owner ON owner.id = surplus.owner_id
        LEFT JOIN resource_change target_change ON target_change.synchronization_id = {0}
          AND target_change.resource_id = surplus.target_id
        LEFT JOIN resource target ON target.id = surplus.target_id
        WHERE surplus.stated_by IS NOT NULL AND surplus.owner_value IS NULL) named
      WHERE wanted.owner_id = named.owner_id AND wanted.target_id = named.target_id
      """;

  private TargetsOfOthers() {}

  /** Marks what is wanted beside them, with whoever states them. */
  static void mark(
      DSLContext dsl,
      UUID synchronizationId,
      String association,
      String connector,
      LinkEnds owner,
      LinkEnds target) {
    QueryPart[] parts = {
      val(synchronizationId),
      val(association),
      val(connector),
      owner.valueAfter("owner_change"),
      target.valueAfter("target_change"),
      owner.valueOf("owner"),
      target.valueOf("target")
    };
    if (dsl.execute(MARK, parts) > 0) {
      dsl.execute(NAME, parts);
    }
  }
}
