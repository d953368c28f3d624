package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.repository.plan.CopyReader;
import java.sql.Connection;
import org.jooq.DSLContext;

/**
 * Streams a connector's links of one association in order of owner and target id, as the primary
 * key has them.
 */
final class StoredLinks implements AutoCloseable {
  private final CopyReader rows;
  private long owner;
  private long target;

  StoredLinks(Connection connection, DSLContext dsl, String association, String connector) {
    rows =
        CopyReader.of(
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
    byte[] row = rows.nextBytes();
    if (row == null) {
      return false;
    }
    // Two numbers, a tab between them and a line feed at the end: read as they travel.
    int position = 0;
    long number = 0;
    for (; row[position] != '\t'; position++) {
      number = 10 * number + row[position] - '0';
    }
    owner = number;
    number = 0;
    for (position++; row[position] != '\n'; position++) {
      number = 10 * number + row[position] - '0';
    }
    target = number;
    return true;
  }

  long owner() {
    return owner;
  }

  long target() {
    return target;
  }

  @Override
  public void close() {
    rows.close();
  }
}
