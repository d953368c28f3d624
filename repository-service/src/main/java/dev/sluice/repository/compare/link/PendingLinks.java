package dev.sluice.repository.compare.link;

import static dev.sluice.repository.jooq.Tables.PENDING_LINK;

import dev.sluice.repository.compare.memory.EndTable;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The links that wait for one of their ends. */
final class PendingLinks {
  /** An id that nobody asks for. */
  private static final long FOUND = 1;

  private PendingLinks() {}

  /** Enters the owners that a connector's pending links name. */
  static void enterOwners(
      Connection reading, EndTable owners, String connector, String association) {
    var dsl = DSL.using(reading, SQLDialect.POSTGRES);
    try (BinaryCopyReader values =
        BinaryCopyReader.of(
            reading,
            dsl,
            dsl.selectDistinct(PENDING_LINK.OWNER_VALUE)
                .from(PENDING_LINK)
                .where(PENDING_LINK.CONNECTOR.eq(connector))
                .and(PENDING_LINK.ASSOCIATION.eq(association)))) {
      while (values.next()) {
        owners.put(values.buffer(), values.start(0), values.end(0), FOUND);
      }
    }
  }
}
