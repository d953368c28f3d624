package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.compare.memory.DifferingEnds;
import dev.sluice.repository.compare.memory.EndTable;
import dev.sluice.repository.postgresql.CopyWriter;
import java.sql.Connection;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The temporary table {@code named_end}, with the keys of the resources that the links of a plan
 * lead from and to. When the links of a complete run have been merged, most of these keys are in
 * memory, where they take far less time to find than among all resources.
 */
final class NamedEnds {
  private static final String CREATE =
      """
      CREATE TEMPORARY TABLE named_end (
        id bigint NOT NULL,
        key text COLLATE "C" NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String CREATE_NAMELESS =
      "CREATE TEMPORARY TABLE IF NOT EXISTS nameless_end (id bigint NOT NULL) ON COMMIT DROP";

  private static final String ALL_ARE_NAMELESS =
      """
      INSERT INTO nameless_end (id)
      SELECT owner_id FROM {0} UNION SELECT target_id FROM {0} EXCEPT SELECT id FROM named_end
      """;

  private static final String NAME_STORED =
      """
      INSERT INTO named_end (id, key)
      SELECT resource.id, resource.key
      FROM nameless_end JOIN resource ON resource.id = nameless_end.id
      """;

  private static final String NAME_PLANNED =
      """
      INSERT INTO named_end (id, key)
      SELECT change.resource_id, change.key
      FROM nameless_end JOIN resource_change change ON change.resource_id = nameless_end.id
      WHERE change.synchronization_id = {0} AND change.operation = 'insert'
      """;

  private final DSLContext dsl;
  private final UUID synchronizationId;

  NamedEnds(DSLContext dsl, UUID synchronizationId) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
  }

  void create() {
    dsl.execute(CREATE);
  }

  /**
   * Names the ends of {@code differing_link}: from the tables that know them by their keys first.
   */
  void nameDiffering(Connection connection, DifferingEnds differing, Iterable<EndTable> byKey) {
    try (CopyWriter writer = CopyWriter.into(connection, dsl, "named_end", "id", "key")) {
      for (EndTable known : byKey) {
        differing.takeFrom(
            known, (id, bytes, start, end) -> writer.number(id).text(bytes, start, end).endRow());
      }
      writer.finish();
    }
    if (!differing.holdsAll()) {
      nameAll("differing_link");
      return;
    }
    if (differing.hasAnyLeft()) {
      createNameless();
      try (CopyWriter writer = CopyWriter.into(connection, dsl, "nameless_end", "id")) {
        differing.forEachLeft(id -> writer.number(id).endRow());
        writer.finish();
      }
      nameNameless();
    }
    dsl.execute("ANALYZE named_end");
  }

  /** Names those ends of all links in a table that have no name yet. */
  void nameAll(String links) {
    createNameless();
    dsl.execute(ALL_ARE_NAMELESS, name(links));
    nameNameless();
    dsl.execute("ANALYZE named_end");
  }

  private void createNameless() {
    dsl.execute(CREATE_NAMELESS);
    dsl.execute("TRUNCATE nameless_end");
  }

  private void nameNameless() {
    dsl.execute("ANALYZE nameless_end");
    dsl.execute(NAME_STORED);
    dsl.execute(NAME_PLANNED, val(synchronizationId));
  }
}
