package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.plan.BinaryCopyReader;
import java.sql.Connection;
import org.jooq.DSLContext;

/** Streams the links of one association in order of owner and target id, as the primary key has. */
final class StoredLinks implements AutoCloseable {
  private static final int OWNER = 0;
  private static final int TARGET = 1;

  private final BinaryCopyReader rows;
  private long target;

  /** The links of all connectors; those of one are told apart. */
  StoredLinks(Connection connection, DSLContext dsl, String association, String connector) {
    // Ids are positive, which leaves the sign to tell whose a link is: a field less in each row.
    rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE_LINK.OWNER_ID,
                    when(RESOURCE_LINK.CONNECTOR.eq(connector), RESOURCE_LINK.TARGET_ID)
                        .otherwise(RESOURCE_LINK.TARGET_ID.neg()))
                .from(RESOURCE_LINK)
                .where(RESOURCE_LINK.ASSOCIATION.eq(association))
                .orderBy(RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID));
  }

  /** Moves to the next link; false after the last. */
  boolean next() {
    boolean more = rows.next();
    target = more ? rows.number(TARGET) : 0;
    return more;
  }

  long owner() {
    return rows.number(OWNER);
  }

  long target() {
    return Math.abs(target);
  }

  /** Whether it is a link of the connector. */
  boolean isHeld() {
    return target > 0;
  }

  @Override
  public void close() {
    rows.close();
  }
}
