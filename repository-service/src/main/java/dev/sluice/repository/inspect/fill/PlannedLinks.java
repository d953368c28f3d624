package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.CLOB;

import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The planned changes of the links of one association, in order of owner and target, with the
 * attributes of their owners: before, or after if they are inserted, or stored if they do not
 * change.
 */
final class PlannedLinks implements AutoCloseable {
  private static final int OWNER = 0;
  private static final int TARGET = 1;
  private static final int OPERATION = 2;
  private static final int ATTRIBUTES = 3;

  private static final Field<String> NOTHING = inline((String) null);
  private static final Field<String> NO_ATTRIBUTES = inline("{}");

  private final BinaryCopyReader rows;

  private PlannedLinks(
      Connection connection, DSLContext dsl, UUID run, String association, Field<?> owner) {
    this.rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE_LINK_CHANGE.OWNER_KEY,
                    RESOURCE_LINK_CHANGE.TARGET_KEY,
                    RESOURCE_LINK_CHANGE.OPERATION,
                    owner)
                .from(RESOURCE_LINK_CHANGE)
                .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(run))
                .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(association))
                .orderBy(RESOURCE_LINK_CHANGE.OWNER_KEY, RESOURCE_LINK_CHANGE.TARGET_KEY));
  }

  /** Without their owners. */
  static PlannedLinks of(Connection connection, DSLContext dsl, UUID run, String association) {
    return new PlannedLinks(connection, dsl, run, association, NOTHING);
  }

  static PlannedLinks withOwners(
      Connection connection, DSLContext dsl, UUID run, ReviewDataset dataset) {
    // Told with the first link of each owner alone, so that it is looked up once.
    Condition first =
        lag(RESOURCE_LINK_CHANGE.OWNER_KEY)
            .over(orderBy(RESOURCE_LINK_CHANGE.OWNER_KEY, RESOURCE_LINK_CHANGE.TARGET_KEY))
            .isDistinctFrom(RESOURCE_LINK_CHANGE.OWNER_KEY);
    return new PlannedLinks(
        connection,
        dsl,
        run,
        dataset.name(),
        when(first, coalesce(planned(run, dataset.ownerType()), stored(), NO_ATTRIBUTES)));
  }

  private static Field<String> planned(UUID run, String entityType) {
    Field<String> side =
        when(
                RESOURCE_CHANGE.OPERATION.eq(ReviewedOperation.INSERT.label()),
                RESOURCE_CHANGE.AFTER.cast(CLOB))
            .otherwise(RESOURCE_CHANGE.BEFORE.cast(CLOB));
    return field(
        // Of what changed meanwhile it is not known, as little as of the resource itself.
        select(coalesce(side, NO_ATTRIBUTES))
            .from(RESOURCE_CHANGE)
            .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
            .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
            .and(RESOURCE_CHANGE.KEY.eq(RESOURCE_LINK_CHANGE.OWNER_KEY)));
  }

  private static Field<String> stored() {
    return field(
        select(RESOURCE.ATTRIBUTES.cast(CLOB))
            .from(RESOURCE)
            .where(RESOURCE.ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID)));
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

  /** Whether this is the first link of an owner whose attributes are known. */
  boolean hasNextOwner() {
    return !rows.isNull(ATTRIBUTES);
  }

  int attributesStart() {
    return rows.start(ATTRIBUTES);
  }

  int attributesEnd() {
    return rows.end(ATTRIBUTES);
  }

  ReviewedOperation operation() {
    return ReviewedOperation.planned(Objects.requireNonNull(rows.text(OPERATION)));
  }

  @Override
  public void close() {
    rows.close();
  }
}
