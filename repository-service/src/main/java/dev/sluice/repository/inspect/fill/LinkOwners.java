package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.SQLDataType.CLOB;

import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The resources of one entity type that own changed links but are not in the plan themselves, in no
 * order.
 */
final class LinkOwners implements AutoCloseable {
  private static final int ATTRIBUTES = 0;

  private final BinaryCopyReader rows;

  LinkOwners(
      Connection connection,
      DSLContext dsl,
      UUID run,
      String entityType,
      List<ReviewDataset> associations) {
    // Most owners are in the plan as a rule. They are known by their ids, and no resource is read
    // for them.
    var owners =
        select(RESOURCE_LINK_CHANGE.OWNER_ID)
            .from(RESOURCE_LINK_CHANGE)
            .where(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(run))
            .and(
                RESOURCE_LINK_CHANGE.ASSOCIATION.in(
                    associations.stream().map(ReviewDataset::name).toList()))
            .and(
                notExists(
                    selectOne()
                        .from(RESOURCE_CHANGE)
                        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))
                        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(entityType))
                        .and(RESOURCE_CHANGE.RESOURCE_ID.eq(RESOURCE_LINK_CHANGE.OWNER_ID))));
    this.rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(RESOURCE.ATTRIBUTES.cast(CLOB))
                .from(RESOURCE)
                .where(RESOURCE.ID.in(owners)));
  }

  /** Moves to the next one; false after the last. */
  boolean next() {
    return rows.next();
  }

  byte[] buffer() {
    return rows.buffer();
  }

  int attributesStart() {
    return rows.start(ATTRIBUTES);
  }

  int attributesEnd() {
    return rows.end(ATTRIBUTES);
  }

  @Override
  public void close() {
    rows.close();
  }
}
