package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** The planned changes of one entity type, in the order of their keys. */
final class PlannedResources implements AutoCloseable {
  private static final int KEY = 0;
  private static final int OPERATION = 1;
  private static final int BEFORE_ACTIVE = 2;
  private static final int AFTER_ACTIVE = 3;
  private static final int BEFORE = 4;
  private static final int AFTER = 5;

  private final BinaryCopyReader rows;

  PlannedResources(Connection connection, DSLContext dsl, UUID run, String entityType) {
    this.rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE_CHANGE.KEY,
                    RESOURCE_CHANGE.OPERATION,
                    RESOURCE_CHANGE.BEFORE_ACTIVE,
                    RESOURCE_CHANGE.AFTER_ACTIVE,
                    RESOURCE_CHANGE.BEFORE,
                    RESOURCE_CHANGE.AFTER)
                .from(RESOURCE_CHANGE)
                .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
                .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
                .orderBy(RESOURCE_CHANGE.KEY));
  }

  /** Moves to the next change; false after the last. */
  boolean next() {
    return rows.next();
  }

  byte[] buffer() {
    return rows.buffer();
  }

  int keyStart() {
    return rows.start(KEY);
  }

  int keyEnd() {
    return rows.end(KEY);
  }

  ReviewedOperation operation() {
    return ReviewedOperation.planned(Objects.requireNonNull(rows.text(OPERATION)));
  }

  /** Whether the resource was off and is switched on. */
  boolean switchesOn() {
    return !rows.isNull(BEFORE_ACTIVE)
        && !rows.truth(BEFORE_ACTIVE)
        && !rows.isNull(AFTER_ACTIVE)
        && rows.truth(AFTER_ACTIVE);
  }

  /** Whether it is known what there was; of what changed meanwhile it is not. */
  boolean hasBefore() {
    return !rows.isNull(BEFORE);
  }

  int beforeStart() {
    return rows.start(BEFORE);
  }

  int beforeEnd() {
    return rows.end(BEFORE);
  }

  boolean hasAfter() {
    return !rows.isNull(AFTER);
  }

  int afterStart() {
    return rows.start(AFTER);
  }

  int afterEnd() {
    return rows.end(AFTER);
  }

  @Override
  public void close() {
    rows.close();
  }
}
