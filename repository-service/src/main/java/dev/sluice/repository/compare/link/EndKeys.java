package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.name;

import dev.sluice.repository.compare.memory.ChangedIds;
import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.sql.Connection;
import java.util.Map;

/**
 * The temporary table {@code named_end}, with the keys of the resources at the ends of planned
 * links. After the links of a complete run have been merged, most of these keys are in memory,
 * where finding them is much faster than in the database.
 */
final class EndKeys {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE named_end (
            id bigint NOT NULL,
            key text COLLATE "C" NOT NULL
          ) ON COMMIT DROP
          """);

  private static final Statement CREATE_NAMELESS =
      Statement.of(
          "CREATE TEMPORARY TABLE IF NOT EXISTS nameless_end (id bigint NOT NULL) ON COMMIT DROP");

  private static final Statement ALL_ARE_NAMELESS =
      Statement.of(
          "links",
          """
          INSERT INTO nameless_end (id)
          SELECT owner_id FROM {links} UNION SELECT target_id FROM {links}
          EXCEPT SELECT id FROM named_end
          """);

  private static final Statement NAME_STORED =
      Statement.of(
          """
          INSERT INTO named_end (id, key)
          SELECT resource.id, resource.key
          FROM nameless_end JOIN resource ON resource.id = nameless_end.id
          """);

  private static final Statement NAME_PLANNED =
      Statement.of(
          "run",
          """
          INSERT INTO named_end (id, key)
          SELECT change.resource_id, change.key
          FROM nameless_end JOIN resource_change change ON change.resource_id = nameless_end.id
          WHERE change.synchronization_id = {run} AND change.operation = 'insert'
          """);

  private final LinkContext context;

  EndKeys(LinkContext context) {
    this.context = context;
  }

  void create() {
    context.execute(CREATE);
  }

  /**
   * Names the ends of {@link DifferingLinks}: from the tables that know them by their keys first.
   */
  void nameDiffering(Connection connection, ChangedIds differing, Iterable<ResourceIdTable> byKey) {
    try (CopyWriter writer = CopyWriter.into(connection, context.dsl(), "named_end", "id", "key")) {
      for (ResourceIdTable known : byKey) {
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
      try (CopyWriter writer = CopyWriter.into(connection, context.dsl(), "nameless_end", "id")) {
        differing.forEachLeft(id -> writer.number(id).endRow());
        writer.finish();
      }
      nameNameless();
    }
    context.dsl().execute("ANALYZE named_end");
  }

  /** Names those ends of all links in a table that have no name yet. */
  void nameAll(String links) {
    createNameless();
    context.execute(ALL_ARE_NAMELESS, Map.of("links", name(links)));
    nameNameless();
    context.dsl().execute("ANALYZE named_end");
  }

  private void createNameless() {
    context.execute(CREATE_NAMELESS);
    context.dsl().execute("TRUNCATE nameless_end");
  }

  private void nameNameless() {
    context.dsl().execute("ANALYZE nameless_end");
    context.execute(NAME_STORED);
    context.execute(NAME_PLANNED);
  }
}
