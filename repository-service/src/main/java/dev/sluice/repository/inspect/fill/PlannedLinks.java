package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;

import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** The planned changes of the links of one association, in the order of owner and target. */
final class PlannedLinks implements AutoCloseable {
  private static final int OWNER = 0;
  private static final int TARGET = 1;
  private static final int OPERATION = 2;

  private final BinaryCopyReader rows;

  PlannedLinks(Connection connection, DSLContext dsl, UUID run, String association) {
    this.rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE_LINK_CHANGE.OWNER_KEY,
                    RESOURCE_LINK_CHANGE.TARGET_KEY,
                    RESOURCE_LINK_CHANGE.OPERATION)
                .from(RESOURCE_LINK_CHANGE)
                .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(run))
                .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(association))
                .orderBy(RESOURCE_LINK_CHANGE.OWNER_KEY, RESOURCE_LINK_CHANGE.TARGET_KEY));
  }

  /** Moves to the next change; false after the last. */
  boolean next() {
    return rows.next();
  }

  byte[] buffer() {
    return rows.buffer();
  }

  int ownerStart() {
    return rows.start(OWNER);
  }

  int ownerEnd() {
    return rows.end(OWNER);
  }

  int targetStart() {
    return rows.start(TARGET);
  }

  int targetEnd() {
    return rows.end(TARGET);
  }

  ReviewedOperation operation() {
    return ReviewedOperation.planned(Objects.requireNonNull(rows.text(OPERATION)));
  }

  @Override
  public void close() {
    rows.close();
  }
}
