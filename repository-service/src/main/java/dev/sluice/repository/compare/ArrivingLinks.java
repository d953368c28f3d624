package dev.sluice.repository.compare;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.CopyWriter;
import java.io.InputStream;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Gathers the rows of an association in a temporary table; pending links join them there with the
 * command {@code pending}. Plain SQL, since the table is temporary.
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

  private static final List<String> HEADER = List.of("command", "owner", "target");
  private static final Set<String> COMPLETE_COMMANDS = Set.of("", "keep");
  private static final Set<String> INCREMENTAL_COMMANDS = Set.of("insert", "delete", "set", "keep");

  private ArrivingLinks() {}

  static void gather(Connection connection, DSLContext dsl, Mode mode, InputStream csv) {
    dsl.execute(CREATE);
    try (CopyWriter writer =
        CopyWriter.into(
            connection,
            dsl,
            table(name("arriving_link")),
            field(name("position")),
            field(name("command")),
            field(name("owner_value")),
            field(name("target_value")))) {
      var wire = new WireFormat(csv, HEADER, false);
      long position = 0;
      for (CsvRecord row = wire.next(); row != null; row = wire.next()) {
        position++;
        check(mode, row.getFields());
        writer.number(position);
        row.getFields().forEach(writer::text);
        writer.endRow();
      }
      writer.finish();
    }
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

  private static void check(Mode mode, List<String> cells) {
    String command = cells.get(0);
    if (!(mode == Mode.INCREMENTAL ? INCREMENTAL_COMMANDS : COMPLETE_COMMANDS).contains(command)) {
      throw WireFormat.malformed("a row has a command that the mode does not know");
    }
    boolean targetNeeded = !command.equals("set") && !command.equals("keep");
    if (cells.get(1).isEmpty() || (targetNeeded && cells.get(2).isEmpty())) {
      throw WireFormat.malformed("a link has no owner or no target");
    }
    if (cells.get(1).indexOf('\0') >= 0 || cells.get(2).indexOf('\0') >= 0) {
      throw WireFormat.malformed("a link has the character NUL");
    }
  }
}
