package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.repository.api.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads links, in order of association and owner. */
@Component
final class Links {
  private static final int FETCH_SIZE = 1000;
  private static final dev.sluice.repository.jooq.tables.Resource OWNER = RESOURCE.as("owner");
  private static final dev.sluice.repository.jooq.tables.Resource TARGET = RESOURCE.as("target");

  /** Takes links one by one. */
  interface Reader {
    void read(LinkView link) throws IOException;
  }

  private final DSLContext database;
  private final TransactionTemplate transaction;

  Links(DSLContext database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  static Condition of(@Nullable String association) {
    return association == null ? DSL.noCondition() : RESOURCE_LINK.ASSOCIATION.eq(association);
  }

  static Condition ownedBy(long resource) {
    return RESOURCE_LINK.OWNER_ID.eq(resource);
  }

  Page<LinkView> page(Condition condition, int limit, @Nullable String after) {
    int size = Limits.read(limit);
    Condition further = condition;
    if (after != null) {
      List<String> last = PageCursor.read(after, 3);
      further =
          condition.and(
              DSL.row(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
                  .gt(last.get(0), PageCursor.number(last.get(1)), PageCursor.number(last.get(2))));
    }
    List<LinkView> found =
        select(further)
            .orderBy(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
            .limit(size + 1)
            .fetch(Links::view);
    return Page.of(found, size, LinkView::cursor);
  }

  /** Reads all links of a condition, without holding them in memory. */
  void each(Condition condition, Reader reader) {
    transaction.executeWithoutResult(
        status -> {
          try (Cursor<? extends Record> cursor =
              select(condition)
                  .orderBy(
                      RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
                  .fetchSize(FETCH_SIZE)
                  .fetchLazy()) {
            for (Record each : cursor) {
              reader.read(view(each));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private SelectConditionStep<? extends Record> select(Condition condition) {
    return database
        .select(
            RESOURCE_LINK.ASSOCIATION,
            OWNER.ENTITY_TYPE,
            OWNER.KEY,
            TARGET.ENTITY_TYPE,
            TARGET.KEY,
            RESOURCE_LINK.OWNER_ID,
            RESOURCE_LINK.TARGET_ID)
        .from(RESOURCE_LINK)
        .join(OWNER)
        .on(OWNER.ID.eq(RESOURCE_LINK.OWNER_ID))
        .join(TARGET)
        .on(TARGET.ID.eq(RESOURCE_LINK.TARGET_ID))
        .where(condition);
  }

  private static LinkView view(Record link) {
    return new LinkView(
        link.get(RESOURCE_LINK.ASSOCIATION),
        link.get(OWNER.ENTITY_TYPE),
        link.get(OWNER.KEY),
        link.get(TARGET.ENTITY_TYPE),
        link.get(TARGET.KEY),
        link.get(RESOURCE_LINK.OWNER_ID),
        link.get(RESOURCE_LINK.TARGET_ID));
  }
}
