package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.REJECT;

import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.compare.wire.WireReader;
import dev.sluice.repository.postgresql.CopyWriter;
import java.io.InputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Copies the rows that the agent rejected, with their original cells. What else is wrong with a row
 * follows it on lines without cells.
 */
final class RejectedRowCopy {
  private static final List<String> HEADER = List.of("line", "column", "code", "reason", "key");

  private RejectedRowCopy() {}

  /** Copies them and gives the columns of the source's file. */
  static List<String> copy(
      Connection connection,
      DSLContext dsl,
      UUID synchronizationId,
      String source,
      String dataset,
      InputStream csv) {
    try (CopyWriter writer =
        CopyWriter.into(
            connection,
            dsl,
            REJECT,
            REJECT.SYNCHRONIZATION_ID,
            REJECT.SOURCE,
            REJECT.TARGET,
            REJECT.LINE,
            REJECT.COLUMN_NAME,
            REJECT.CODE,
            REJECT.REASON,
            REJECT.KEY,
            REJECT.CELLS)) {
      WireReader wire = WireReader.variable(csv, HEADER);
      while (wire.next()) {
        List<String> cells = storable(wire);
        writer
            .text(synchronizationId.toString())
            .text(source)
            .text(dataset)
            .number(line(cells.get(0)))
            .text(unlessEmpty(cells.get(1)))
            .text(cells.get(2))
            .text(cells.get(3))
            .text(unlessEmpty(cells.get(4)))
            .texts(cells.subList(HEADER.size(), cells.size()))
            .endRow();
      }
      writer.finish();
      List<String> columns = wire.header();
      return columns.subList(HEADER.size(), columns.size());
    }
  }

  private static @Nullable Long line(String cell) {
    try {
      return cell.isEmpty() ? null : Long.valueOf(cell);
    } catch (NumberFormatException e) {
      throw WireFormat.malformed("the line of a rejected row is no number");
    }
  }

  private static @Nullable String unlessEmpty(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  /** PostgreSQL has no NUL in its texts; the row may have been rejected for it. */
  private static List<String> storable(WireReader row) {
    var cells = new ArrayList<String>(row.cells());
    for (int cell = 0; cell < row.cells(); cell++) {
      cells.add(row.text(cell).replace('\0', '\uFFFD'));
    }
    return cells;
  }
}
