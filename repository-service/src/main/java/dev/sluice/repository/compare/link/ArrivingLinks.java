package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.sluice.repository.compare.wire.LinkRows;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.postgresql.CopyWriter;
import dev.sluice.repository.postgresql.Statement;
import java.io.InputStream;
import java.sql.Connection;

/**
 * The rows of an association in the temporary table {@code arriving_link}; pending links join them
 * there with the command {@code pending}.
 */
final class ArrivingLinks {
  private static final Statement CREATE =
      Statement.of(
          """
          CREATE TEMPORARY TABLE arriving_link (
            position bigint NOT NULL,
            command text NOT NULL,
            owner_value text COLLATE "C" NOT NULL,
            target_value text COLLATE "C" NOT NULL
          ) ON COMMIT DROP
          """);

  /**
   * Pending links go on being wanted, unless this run's rows say otherwise about their owner, or a
   * command deletes it.
   */
  private static final Statement REMEMBER_PENDING =
      Statement.of(
          "run, connector, association, incremental, single, "
              + "commands, owner_type, former_owner_value",
          """
          INSERT INTO arriving_link (position, command, owner_value, target_value)
          SELECT 9223372036854775807, 'pending', pending.owner_value, pending.target_value
          FROM (
            SELECT owner_value, target_value FROM pending_link
            WHERE connector = {connector} AND association = {association}
            UNION
            SELECT owner_value, target_value FROM renamed_link
            WHERE owner_value IS NOT NULL AND target_value IS NOT NULL) pending
          WHERE CASE WHEN {incremental}
              THEN NOT EXISTS (
                SELECT FROM arriving_link arriving WHERE arriving.owner_value = pending.owner_value
                  AND (arriving.command = 'set' OR (arriving.command = 'insert' AND {single})
                    OR (arriving.command IN ('insert', 'delete')
                      AND arriving.target_value = pending.target_value)))
              ELSE EXISTS (
                SELECT FROM arriving_link arriving WHERE arriving.owner_value = pending.owner_value
                  AND arriving.command = 'keep')
                AND NOT EXISTS (
                  SELECT FROM arriving_link arriving
                  WHERE arriving.owner_value = pending.owner_value
                    AND arriving.target_value = pending.target_value AND arriving.command = '')
              END
            AND NOT ({commands} AND EXISTS (
              SELECT FROM resource_change change WHERE change.synchronization_id = {run}
                AND change.entity_type = {owner_type} AND change.operation = 'delete'
                AND {former_owner_value} = pending.owner_value))
          """);

  private final LinkContext context;

  ArrivingLinks(LinkContext context) {
    this.context = context;
  }

  void create() {
    context.execute(CREATE);
  }

  /** Starts to fill the table. */
  CopyWriter writer(Connection connection) {
    return CopyWriter.into(
        connection,
        context.dsl(),
        "arriving_link",
        "position",
        "command",
        "owner_value",
        "target_value");
  }

  /** Gathers the rows of a delta. */
  void gather(Connection connection, InputStream csv) {
    try (CopyWriter writer = writer(connection)) {
      WireReader rows = LinkRows.ofDelta(csv);
      long position = 0;
      while (rows.next()) {
        position++;
        String command = LinkRows.command(rows);
        writer.number(position).text(command).text(rows.text(1)).text(rows.text(2)).endRow();
      }
      writer.finish();
    }
  }

  void index() {
    context.dsl().execute("CREATE INDEX ON arriving_link (owner_value, target_value)");
    context.dsl().execute("ANALYZE arriving_link");
  }

  /** Adds the pending links, and of a computed delta those that {@link RenamedLinks} has found. */
  void rememberPending() {
    context.execute(REMEMBER_PENDING);
  }

  /** How many links the rows ask for. */
  long countWanted() {
    return context
        .dsl()
        .fetchCount(
            table(name("arriving_link")),
            field(name("command")).in("", "insert", "set", "refused"),
            field(name("target_value")).ne(""));
  }
}
