package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.plan.CopyReader;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Streams the resources of one entity type in byte order of the key. */
final class StoredResources implements AutoCloseable {
  private final CopyReader rows;

  StoredResources(Connection connection, DSLContext dsl, String entityType) {
    this.rows =
        CopyReader.of(
            connection,
            dsl,
            dsl.select(
                    RESOURCE.KEY,
                    RESOURCE.ID,
                    function("encode", SQLDataType.VARCHAR, RESOURCE.CONTENT_HASH, inline("hex")),
                    RESOURCE.CONNECTOR,
                    RESOURCE.ORIGIN,
                    RESOURCE.SOURCE_KIND,
                    RESOURCE.ACTIVE,
                    RESOURCE.VERSION)
                .from(RESOURCE)
                .where(RESOURCE.ENTITY_TYPE.eq(entityType))
                .orderBy(RESOURCE.KEY));
  }

  /** The next resource, or null after the last. */
  @Nullable StoredResource next() {
    return rows.next()
        ? new StoredResource(
            text(0),
            Long.parseLong(text(1)),
            text(2),
            rows.text(3),
            text(4),
            rows.text(5),
            text(6).equals("t"),
            Long.parseLong(text(7)))
        : null;
  }

  @Override
  public void close() {
    rows.close();
  }

  private String text(int field) {
    return requireNonNull(rows.text(field));
  }
}
