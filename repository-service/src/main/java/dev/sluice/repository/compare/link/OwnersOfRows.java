package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/**
 * What the rows say about owners as a whole, in two temporary tables: {@code told_owner} has owners
 * whose rows state all of their targets, {@code kept_owner} owners whose links stay.
 */
final class OwnersOfRows {
  private static final Statement CREATE_TOLD =
      Statement.of(
          "single",
          """
          CREATE TEMPORARY TABLE told_owner ON COMMIT DROP AS
          SELECT DISTINCT owner.id FROM arriving_link arriving
          JOIN owner_end owner ON owner.value = arriving.owner_value
          WHERE arriving.command = 'set'
          UNION SELECT owner_id FROM wanted_link WHERE {single}
          """);

  private static final Statement CREATE_KEPT =
      Statement.of(
          """
          CREATE TEMPORARY TABLE kept_owner ON COMMIT DROP AS
          SELECT DISTINCT owner.id FROM arriving_link arriving
          JOIN owner_end owner ON owner.value = arriving.owner_value
          WHERE arriving.command = 'keep'
          """);

  private OwnersOfRows() {}

  /** Makes the tables, once it is known which links are wanted. */
  static void create(LinkContext context) {
    context.execute(CREATE_TOLD);
    context.execute(CREATE_KEPT);
    context.dsl().execute("ANALYZE told_owner, kept_owner");
  }
}
