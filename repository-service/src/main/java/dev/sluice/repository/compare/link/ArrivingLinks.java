package dev.sluice.repository.compare.link;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.compare.wire.WireReader.Commands;
import dev.sluice.repository.postgresql.CopyWriter;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * The rows of an association in a temporary table; pending links join them there with the command
 * {@code pending}. Plain SQL, since the table is temporary.
 */
final class ArrivingLinks {
  private static final String CREATE =
      """
      CREATE TEMPORARY TABLE arriving_link (
        position bigint NOT NULL,
        command text NOT NULL,
        owner_value text COLLATE "C" NOT NULL,
        target_value text COLLATE "C" NOT NULL
      ) ON COMMIT DROP
      """;

  private static final List<String> COLUMNS = List.of("owner", "target");
  private static final Set<String> COMMANDS = Set.of("insert", "delete", "set", "keep");

  private ArrivingLinks() {}

  static void create(DSLContext dsl) {
    dsl.execute(CREATE);
  }

  /**
   * Opens the rows of a complete or initial run, which have commands only where owners are kept.
   */
  static WireReader open(InputStream csv) {
    return new WireReader(csv, COLUMNS, Commands.OPTIONAL);
  }

  /** Starts to fill the table. */
  static CopyWriter writer(Connection connection, DSLContext dsl) {
    return CopyWriter.into(
        connection, dsl, "arriving_link", "position", "command", "owner_value", "target_value");
  }

  /** Gathers the rows of a delta. */
  static void gather(Connection connection, DSLContext dsl, InputStream csv) {
    try (CopyWriter writer = writer(connection, dsl)) {
      var rows = new WireReader(csv, COLUMNS, Commands.REQUIRED);
      long position = 0;
      while (rows.next()) {
        position++;
        String command = rows.text(0);
        if (!COMMANDS.contains(command)) {
          throw unknownCommand();
        }
        check(rows, 1, !command.equals("set") && !command.equals("keep"));
        writer.number(position).text(command).text(rows.text(1)).text(rows.text(2)).endRow();
      }
      writer.finish();
    }
  }

  static void index(DSLContext dsl) {
    dsl.execute("CREATE INDEX ON arriving_link (owner_value, target_value)");
    dsl.execute("ANALYZE arriving_link");
  }

  /** How many links the rows ask for. */
  static long countWanted(DSLContext dsl) {
    return dsl.fetchCount(
        table(name("arriving_link")),
        field(name("command")).in("", "insert", "set"),
        field(name("target_value")).ne(""));
  }

  /** Whether a row of a complete or initial run keeps the links of its owner. */
  static boolean keeps(WireReader rows) {
    if (!rows.commands() || rows.start(0) == rows.end(0)) {
      return false;
    }
    if (!rows.text(0).equals("keep")) {
      throw unknownCommand();
    }
    return true;
  }

  /** Refuses a row that no agent sends. */
  static void check(WireReader rows, int owner, boolean targetNeeded) {
    int target = owner + 1;
    if (rows.start(owner) == rows.end(owner)
        || (targetNeeded && rows.start(target) == rows.end(target))) {
      throw WireFormat.malformed("a link has no owner or no target");
    }
    if (hasNul(rows, owner) || hasNul(rows, target)) {
      throw WireFormat.malformed("a link has the character NUL");
    }
  }

  private static boolean hasNul(WireReader rows, int cell) {
    byte[] buffer = rows.buffer();
    int end = rows.end(cell);
    for (int position = rows.start(cell); position < end; position++) {
      if (buffer[position] == 0) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException unknownCommand() {
    return WireFormat.malformed("a row has a command that the mode does not know");
  }
}
