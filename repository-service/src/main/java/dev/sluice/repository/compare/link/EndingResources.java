package dev.sluice.repository.compare.link;

import dev.sluice.repository.postgresql.Statement;

/** The resources that the plan deletes, in the temporary table {@code ending_resource}. */
final class EndingResources {
  private static final Statement CREATE =
      Statement.of(
          "run, incremental",
          """
          CREATE TEMPORARY TABLE ending_resource ON COMMIT DROP AS
          SELECT change.resource_id AS id FROM resource_change change
          WHERE change.synchronization_id = {run} AND change.operation = 'delete'
            -- A complete run asks for them where it keeps links alone.
            AND ({incremental} OR EXISTS (SELECT FROM arriving_link WHERE command = 'keep'))
          """);

  private EndingResources() {}

  static void create(LinkContext context) {
    context.execute(CREATE);
    context.dsl().execute("CREATE INDEX ON ending_resource (id)");
    context.dsl().execute("ANALYZE ending_resource");
  }
}
