package dev.sluice.repository.compare.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.compare.wire.ContentHash;
import dev.sluice.repository.postgresql.BinaryCopyReader;
import java.sql.Connection;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the resources of one entity type in byte order of the key. Everything that it
 * returns, all but attributes, is about the resource that {@link #next} moved to.
 */
final class StoredResources implements AutoCloseable {
  private static final int KEY = 0;
  private static final int ID = 1;
  private static final int HASH = 2;
  private static final int CONNECTOR = 3;
  private static final int ORIGIN = 4;
  private static final int SOURCE_KIND = 5;
  private static final int ACTIVE = 6;
  private static final int VERSION = 7;

  private final BinaryCopyReader rows;

  StoredResources(Connection connection, DSLContext dsl, String entityType) {
    this.rows =
        BinaryCopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE.KEY,
                    RESOURCE.ID,
                    RESOURCE.CONTENT_HASH,
                    RESOURCE.CONNECTOR,
                    RESOURCE.ORIGIN,
                    RESOURCE.SOURCE_KIND,
                    // Nothing where a person switched it off: no field more for every resource.
                    when(RESOURCE.KEPT_OFF, inline((Boolean) null)).otherwise(RESOURCE.ACTIVE),
                    RESOURCE.VERSION)
                .from(RESOURCE)
                .where(RESOURCE.ENTITY_TYPE.eq(entityType))
                .orderBy(RESOURCE.KEY));
  }

  /** Moves to the next resource; false after the last. */
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

  long id() {
    return rows.number(ID);
  }

  long version() {
    return rows.number(VERSION);
  }

  boolean active() {
    return !keptOff() && rows.truth(ACTIVE);
  }

  /** Whether a person switched it off, so that no row switches it on. */
  boolean keptOff() {
    return rows.isNull(ACTIVE);
  }

  boolean has(ContentHash hash) {
    return rows.number(HASH, 0) == hash.first() && rows.number(HASH, Long.BYTES) == hash.second();
  }

  boolean belongsTo(byte[] connector) {
    return is(CONNECTOR, connector);
  }

  boolean belongsToNobody() {
    return rows.isNull(CONNECTOR);
  }

  @Nullable String connector() {
    return rows.text(CONNECTOR);
  }

  @Nullable String origin() {
    return rows.text(ORIGIN);
  }

  @Nullable String sourceKind() {
    return rows.text(SOURCE_KIND);
  }

  /** Whether people or SCIM made it, so that attributes the connector does not map are theirs. */
  boolean madeByPeople() {
    String origin = rows.text(ORIGIN);
    return "manual".equals(origin) || "scim".equals(origin);
  }

  @Override
  public void close() {
    rows.close();
  }

  private boolean is(int field, byte[] text) {
    return !rows.isNull(field)
        && Arrays.equals(rows.buffer(), rows.start(field), rows.end(field), text, 0, text.length);
  }
}
