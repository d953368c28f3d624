package dev.sluice.repository.compare.match;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import org.jooq.DSLContext;

/**
 * Streams the links of one association that a connector states, in order of owner and target id,
 * like the primary key.
 */
public final class StoredLinks implements AutoCloseable {
  private static final int OWNER = 0;
  private static final int TARGET = 1;

  private final BinaryCopyReader rows;

  public StoredLinks(Connection connection, DSLContext dsl, String association, String connector) {
    rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
                .from(RESOURCE_LINK)
                .where(RESOURCE_LINK.ASSOCIATION.eq(association))
                .and(RESOURCE_LINK.CONNECTOR.eq(connector))
                .orderBy(RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID));
  }

  /** Moves to the next link; false after the last. */
  boolean next() {
    return rows.next();
  }

  public long owner() {
    return rows.number(OWNER);
  }

  public long target() {
    return rows.number(TARGET);
  }

  @Override
  public void close() {
    rows.close();
  }
}
