package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.arrayAgg;

import dev.sluice.repository.rest.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFinalStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads links, in order of association and owner, each once however many connectors state it. */
@Component
final class Links {
  private static final int FETCH_SIZE = 1000;
  private static final dev.sluice.repository.jooq.tables.Resource OWNER = RESOURCE.as("owner");
  private static final dev.sluice.repository.jooq.tables.Resource TARGET = RESOURCE.as("target");
  private static final Field<String[]> CONNECTORS =
      arrayAgg(RESOURCE_LINK.CONNECTOR).orderBy(RESOURCE_LINK.CONNECTOR).as("connectors");

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
    // Before the ends are joined, so that no more are than the page has.
    var stated = statements(further).limit(size + 1).asTable("stated");
    List<LinkView> found = named(stated).fetch(Links::view);
    return Page.of(found, size, LinkView::cursor);
  }

  /** Reads all links of a condition, without holding them in memory. */
  void each(Condition condition, Reader reader) {
    transaction.executeWithoutResult(
        status -> {
          try (Cursor<? extends Record> cursor =
              named(statements(condition).asTable("stated")).fetchSize(FETCH_SIZE).fetchLazy()) {
            for (Record each : cursor) {
              reader.read(view(each));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Each link once, in the order of the primary key. */
  private SelectLimitStep<? extends Record> statements(Condition condition) {
    return database
        .select(
            RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID, CONNECTORS)
        .from(RESOURCE_LINK)
        .where(condition)
        .groupBy(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
        .orderBy(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID);
  }

  private SelectFinalStep<? extends Record> named(Table<?> stated) {
    Field<String> association = in(stated, RESOURCE_LINK.ASSOCIATION);
    Field<Long> owner = in(stated, RESOURCE_LINK.OWNER_ID);
    Field<Long> target = in(stated, RESOURCE_LINK.TARGET_ID);
    return database
        .select(
            association,
            OWNER.ENTITY_TYPE,
            OWNER.KEY,
            TARGET.ENTITY_TYPE,
            TARGET.KEY,
            in(stated, CONNECTORS),
            owner,
            target)
        .from(stated)
        .join(OWNER)
        .on(OWNER.ID.eq(owner))
        .join(TARGET)
        .on(TARGET.ID.eq(target))
        .orderBy(association, owner, target);
  }

  private static <T> Field<T> in(Table<?> stated, Field<T> field) {
    return Objects.requireNonNull(stated.field(field));
  }

  private static LinkView view(Record link) {
    return new LinkView(
        link.get(RESOURCE_LINK.ASSOCIATION.getName(), String.class),
        link.get(OWNER.ENTITY_TYPE),
        link.get(OWNER.KEY),
        link.get(TARGET.ENTITY_TYPE),
        link.get(TARGET.KEY),
        List.of(link.get(CONNECTORS.getName(), String[].class)),
        link.get(RESOURCE_LINK.OWNER_ID.getName(), Long.class),
        link.get(RESOURCE_LINK.TARGET_ID.getName(), Long.class));
  }
}
