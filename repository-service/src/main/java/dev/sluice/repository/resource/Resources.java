package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;

import dev.sluice.repository.jooq.tables.records.ResourceRecord;
import dev.sluice.repository.rest.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads resources, in order of entity type and key. */
@Component
final class Resources {
  private static final int FETCH_SIZE = 1000;

  /** Takes resources one by one. */
  interface Reader {
    void read(ResourceView resource) throws IOException;
  }

  private final DSLContext database;
  private final ResourceTypes types;
  private final TransactionTemplate transaction;

  Resources(DSLContext database, ResourceTypes types, TransactionTemplate transaction) {
    this.database = database;
    this.types = types;
    this.transaction = transaction;
  }

  Optional<ResourceView> find(long id) {
    return database.selectFrom(RESOURCE).where(RESOURCE.ID.eq(id)).fetchOptional(ResourceView::of);
  }

  Page<ResourceView> page(ResourceFilter filter, int limit, @Nullable String after) {
    int size = Limits.read(limit);
    Condition condition = filter.asCondition(types);
    if (after != null) {
      List<String> last = PageCursor.read(after, 2);
      condition =
          condition.and(DSL.row(RESOURCE.ENTITY_TYPE, RESOURCE.KEY).gt(last.get(0), last.get(1)));
    }
    List<ResourceView> found =
        database
            .selectFrom(RESOURCE)
            .where(condition)
            .orderBy(RESOURCE.ENTITY_TYPE, RESOURCE.KEY)
            .limit(size + 1)
            .fetch(ResourceView::of);
    return Page.of(found, size, ResourceView::cursor);
  }

  /** Reads all resources that the filter lets through, without holding them in memory. */
  void each(ResourceFilter filter, Reader reader) {
    // Outside a transaction PostgreSQL's driver would fetch the whole result at once.
    transaction.executeWithoutResult(
        status -> {
          try (Cursor<ResourceRecord> cursor =
              database
                  .selectFrom(RESOURCE)
                  .where(filter.asCondition(types))
                  .orderBy(RESOURCE.ENTITY_TYPE, RESOURCE.KEY)
                  .fetchSize(FETCH_SIZE)
                  .fetchLazy()) {
            for (ResourceRecord each : cursor) {
              reader.read(ResourceView.of(each));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
