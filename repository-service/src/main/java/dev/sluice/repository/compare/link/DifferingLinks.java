package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;

/**
 * Links that a merge found on only one side, in the rows or in the stored links, in the temporary
 * table {@code differing_link}.
 */
final class DifferingLinks {
  /** The links that arrived and are not stored, with the keys of their ends. */
  static final String ARRIVING_ONLY =
      """
      SELECT differing.owner_id, differing.target_id, owner.key AS owner_key,
        target.key AS target_key
      FROM differing_link differing
      JOIN named_end owner ON owner.id = differing.owner_id
      JOIN named_end target ON target.id = differing.target_id
      WHERE NOT differing.stored
      """;

  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE differing_link (
            owner_id bigint NOT NULL,
            target_id bigint NOT NULL,
            -- Whether it is stored and did not arrive, or the other way round.
            stored boolean NOT NULL
          ) ON COMMIT DROP
          """);

  /** In the order of the plan's primary key, whose pages are then filled one after another. */
  private static final Statement PLAN_ARRIVING =
      Statement.of(
          "run, association",
          """
          INSERT INTO resource_link_change (synchronization_id, association, owner_key, target_key,
            operation, owner_id, target_id)
          SELECT {run}, {association}, arriving.owner_key, arriving.target_key, 'insert',
            arriving.owner_id, arriving.target_id
          FROM (%s) arriving
          ORDER BY arriving.owner_key, arriving.target_key
          """
              .formatted(DifferingLinks.ARRIVING_ONLY));

  private final LinkContext context;

  DifferingLinks(LinkContext context) {
    this.context = context;
  }

  void create() {
    context.execute(CREATE);
  }

  /** Starts to fill the table. */
  CopyWriter writer(Connection connection) {
    return CopyWriter.into(
        connection, context.dsl(), "differing_link", "owner_id", "target_id", "stored");
  }

  void analyze() {
    context.dsl().execute("ANALYZE differing_link");
  }

  /** Plans those that arrived and are not stored; gives their number. */
  int planArriving() {
    return context.execute(PLAN_ARRIVING);
  }
}
