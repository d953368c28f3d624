package dev.sluice.repository.facet.change;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.sluice.repository.change.ChangeState;
import dev.sluice.repository.change.PlannedSides;
import dev.sluice.repository.facet.CountedChanges;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.held.HeldSince;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.jooq.tables.records.ResourceChangeRecord;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the changes of an inspected plan that match a filter, with their attributes. */
@Component
class ReviewedChanges {
  private static final int ROWS_PER_FETCH = 1000;

  /** The narrow rows, of which a page is taken before any attribute is read. */
  private static final String FOUND = "found";

  private static final Field<Integer> N = of(REVIEW_CHANGE.N);
  private static final Field<String> KEY = of(REVIEW_CHANGE.KEY);
  private static final Field<String> TARGET_KEY = of(REVIEW_CHANGE.TARGET_KEY);

  private final DSLContext database;

  ReviewedChanges(DSLContext database) {
    this.database = database;
  }

  /** A page of those that meet a filter. */
  Page<ReviewedChange> page(
      ReviewedPlan plan,
      ReviewFilter filter,
      ChangeOrder order,
      @Nullable Integer limit,
      @Nullable String after) {
    int size = Limits.read(limit);
    if (isEmpty(plan, filter)) {
      return new Page<>(List.of(), null);
    }
    Condition condition = ReviewConditions.of(filter, plan, ReviewRows.CHANGES);
    Condition further = after == null ? condition : condition.and(order.behind(after));
    long wanted = size + 1L;
    Optional<Condition> near =
        order.isRandom() && isInCube(plan, filter)
            ? order.near(after, wanted, CountedChanges.of(database, plan, filter).all())
            : Optional.empty();
    Result<? extends Record> found =
        rows(plan, near.map(further::and).orElse(further), order, wanted).fetch();
    if (near.isPresent() && found.size() < wanted) {
      found = rows(plan, further, order, wanted).fetch();
    }
    Page<? extends Record> page = Page.of(found, size, order::cursor);
    return new Page<>(page.items().stream().map(each -> change(plan, each)).toList(), page.next());
  }

  /** Whether it is known that nothing fits, without a look at every change. */
  private boolean isEmpty(ReviewedPlan plan, ReviewFilter filter) {
    return isInCube(plan, filter)
        && !filter.isAll()
        && !database.fetchExists(
            ReviewRows.CUBE.table(), ReviewConditions.of(filter, plan, ReviewRows.CUBE));
  }

  private static boolean isInCube(ReviewedPlan plan, ReviewFilter filter) {
    return ReviewConditions.fastest(filter, plan).equals(ReviewRows.CUBE);
  }

  /** Hands over all that meet a filter as they arrive; to be called within a transaction. */
  void each(
      ReviewedPlan plan,
      ReviewFilter filter,
      ChangeOrder order,
      Consumer<ReviewedChange> consumer) {
    Condition condition = ReviewConditions.of(filter, plan, ReviewRows.CHANGES);
    try (Stream<? extends Record> all =
        rows(plan, condition, order, Long.MAX_VALUE).fetchSize(ROWS_PER_FETCH).stream()) {
      all.forEach(each -> consumer.accept(change(plan, each)));
    }
  }

  /** The one with this number. */
  Optional<ReviewedChange> find(ReviewedPlan plan, int n) {
    Condition condition = REVIEW_CHANGE.INSPECTION.eq(inline(plan.id())).and(REVIEW_CHANGE.N.eq(n));
    return rows(plan, condition, ChangeOrder.named(null, null), 1)
        .fetchOptional()
        .map(each -> change(plan, each));
  }

  private ResultQuery<? extends Record> rows(
      ReviewedPlan plan, Condition condition, ChangeOrder order, long limit) {
    Table<?> found =
        DSL.select(REVIEW_CHANGE.fields())
            .select(order.selected())
            .from(REVIEW_CHANGE)
            .where(condition)
            .orderBy(order.fields())
            .limit(limit)
            .asTable(FOUND);
    Field<String> state = coalesce(RESOURCE_CHANGE.STATE, RESOURCE_LINK_CHANGE.STATE);
    return database
        .select(found.fields())
        .select(RESOURCE_CHANGE.fields())
        .select(RESOURCE_LINK_CHANGE.BEFORE_TARGET_KEY)
        .select(ChangeState.of(state, plan.run()))
        .select(
            coalesce(HeldStill.ofResource(plan.run()), HeldStill.ofLink(plan.run()))
                .as(HeldStill.NAME))
        .from(found)
        .join(REVIEW_TARGET)
        .on(REVIEW_TARGET.INSPECTION.eq(plan.id()))
        .and(REVIEW_TARGET.TARGET.eq(of(REVIEW_CHANGE.TARGET)))
        .leftJoin(RESOURCE_CHANGE)
        .on(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(plan.run()))
        .and(RESOURCE_CHANGE.ENTITY_TYPE.eq(REVIEW_TARGET.NAME))
        .and(RESOURCE_CHANGE.KEY.eq(KEY))
        .and(TARGET_KEY.isNull())
        .leftJoin(RESOURCE_LINK_CHANGE)
        .on(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID.eq(plan.run()))
        .and(RESOURCE_LINK_CHANGE.ASSOCIATION.eq(REVIEW_TARGET.NAME))
        .and(RESOURCE_LINK_CHANGE.OWNER_KEY.eq(KEY))
        .and(RESOURCE_LINK_CHANGE.TARGET_KEY.eq(TARGET_KEY))
        .orderBy(field(name(FOUND, "place")), N);
  }

  private static <T> Field<T> of(Field<T> column) {
    return field(name(FOUND, column.getName()), column.getDataType());
  }

  private static ReviewedChange change(ReviewedPlan plan, Record row) {
    ReviewedPlan.Dataset dataset = plan.dataset(row.get(of(REVIEW_CHANGE.TARGET)));
    ResourceChangeRecord planned = row.into(RESOURCE_CHANGE);
    return new ReviewedChange(
        row.get(N),
        dataset.name(),
        row.get(KEY),
        row.get(TARGET_KEY),
        ReviewedOperation.of(row.get(of(REVIEW_CHANGE.OPERATION))).label(),
        PlannedSides.before(planned),
        PlannedSides.after(planned),
        row.get(RESOURCE_LINK_CHANGE.BEFORE_TARGET_KEY),
        changed(dataset, row.get(of(REVIEW_CHANGE.CHANGED))),
        Mark.in(row.get(of(REVIEW_CHANGE.MARKS))),
        row.get(ChangeState.NAME, String.class),
        HeldSince.of(row.get(HeldStill.NAME, JSONB.class)));
  }

  private static List<String> changed(ReviewedPlan.Dataset dataset, String mask) {
    return dataset.columns().stream()
        .filter(each -> mask.charAt(each.number()) == '1')
        .map(ReviewedPlan.Column::property)
        .toList();
  }
}
