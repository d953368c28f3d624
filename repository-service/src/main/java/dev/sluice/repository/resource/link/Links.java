package dev.sluice.repository.resource.link;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static org.jooq.impl.DSL.arrayAgg;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFinalStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads links, in order of association and owner, each once even if several connectors state it.
 */
@Component
public final class Links {
  private static final dev.sluice.repository.jooq.tables.Resource OWNER = RESOURCE.as("owner");
  private static final dev.sluice.repository.jooq.tables.Resource TARGET = RESOURCE.as("target");
  private static final Field<String[]> CONNECTORS =
      arrayAgg(RESOURCE_LINK.CONNECTOR).orderBy(RESOURCE_LINK.CONNECTOR).as("connectors");

  private static final List<Field<?>> ORDER =
      List.of(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID);

  private final DSLContext database;
  private final SortedRows<LinkView> rows;

  Links(DSLContext database, Reads reads) {
    this.database = database;
    // Limited before the ends are joined, so that no more are than the page has.
    this.rows =
        new SortedRows<>(
            reads,
            ORDER,
            (condition, limit) -> named(statements(condition).limit(limit).asTable("stated")),
            Links::view);
  }

  static Condition of(@Nullable String association) {
    return association == null ? DSL.noCondition() : RESOURCE_LINK.ASSOCIATION.eq(association);
  }

  public static Condition ownedBy(long resource) {
    return RESOURCE_LINK.OWNER_ID.eq(resource);
  }

  public Page<LinkView> page(Condition condition, @Nullable Integer limit, @Nullable String after) {
    return rows.page(condition, limit, after);
  }

  void each(Condition condition, Consumer<LinkView> consumer) {
    rows.each(condition, consumer);
  }

  /** Each link once, in the order of the primary key. */
  private SelectLimitStep<? extends Record> statements(Condition condition) {
    return database
        .select(
            RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID, CONNECTORS)
        .from(RESOURCE_LINK)
        .where(condition)
        .groupBy(RESOURCE_LINK.ASSOCIATION, RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
        .orderBy(ORDER);
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
        List.of(link.get(CONNECTORS.getName(), String[].class)));
  }
}
