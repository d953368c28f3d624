package dev.sluice.repository.facet.column;

import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_MASK;
import static dev.sluice.repository.jooq.Tables.REVIEW_PAIR;
import static dev.sluice.repository.jooq.Tables.REVIEW_VALUE;

import dev.sluice.repository.facet.CountedChanges;
import dev.sluice.repository.facet.Shares;
import dev.sluice.repository.facet.column.ColumnDetailView.Mask;
import dev.sluice.repository.facet.column.ColumnDetailView.Pair;
import dev.sluice.repository.facet.column.ColumnDetailView.Shift;
import dev.sluice.repository.facet.column.ColumnDetailView.Side;
import dev.sluice.repository.facet.column.ColumnDetailView.Value;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Column;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.jooq.tables.records.ReviewColumnRecord;
import dev.sluice.repository.rest.ProblemException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the inspection's results about properties that updates change. */
@Component
class Columns {
  private static final Comparator<ColumnView> MOST_CHANGED_FIRST =
      Comparator.comparingLong(ColumnView::changed)
          .reversed()
          .thenComparing(ColumnView::entityType)
          .thenComparing(ColumnView::property);

  private final DSLContext database;
  private final JsonMapper json;

  Columns(DSLContext database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Those that change at all, the ones that change most first. */
  List<ColumnView> all(ReviewedPlan plan) {
    Map<Short, Long> updates = updates(plan);
    return database
        .selectFrom(REVIEW_COLUMN)
        .where(REVIEW_COLUMN.INSPECTION.eq(plan.id()))
        .and(REVIEW_COLUMN.CHANGED.gt(0L))
        .fetch(row -> view(row, plan.dataset(row.getTarget()), updates))
        .stream()
        .sorted(MOST_CHANGED_FIRST)
        .toList();
  }

  /**
   * All about one of them.
   *
   * @throws ProblemException if the plan has no such type or property
   */
  ColumnDetailView one(ReviewedPlan plan, String type, String property) {
    Column column =
        plan.dataset(type).stream()
            .flatMap(each -> each.columns().stream())
            .filter(each -> each.property().equals(property))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "The plan has no such property; /review/columns lists its properties."));
    ReviewColumnRecord row =
        database.fetchSingle(
            REVIEW_COLUMN,
            REVIEW_COLUMN
                .INSPECTION
                .eq(plan.id())
                .and(REVIEW_COLUMN.TARGET.eq(column.dataset()))
                .and(REVIEW_COLUMN.COL.eq(column.number())));
    return new ColumnDetailView(
        view(row, plan.dataset(column.dataset()), updates(plan)),
        pairs(plan, column),
        side(plan, column, false),
        side(plan, column, true),
        Arrays.asList(json.readValue(row.getShifts().data(), Shift[].class)));
  }

  private Map<Short, Long> updates(ReviewedPlan plan) {
    CountedChanges all = CountedChanges.of(database, plan, ReviewFilter.all());
    return all.and(all.rows().operation().eq((short) ReviewedOperation.UPDATE.code()))
        .by(all.rows().target());
  }

  private static ColumnView view(
      ReviewColumnRecord row, Dataset dataset, Map<Short, Long> updates) {
    return new ColumnView(
        dataset.name(),
        row.getProperty(),
        row.getChanged(),
        row.getEmptied(),
        row.getFilled(),
        row.getPairs(),
        Shares.of(row.getChanged(), updates.getOrDefault(dataset.number(), 0L)),
        Shares.of(row.getChanged(), dataset.owned()));
  }

  private List<Pair> pairs(ReviewedPlan plan, Column column) {
    return database
        .selectFrom(REVIEW_PAIR)
        .where(REVIEW_PAIR.INSPECTION.eq(plan.id()))
        .and(REVIEW_PAIR.TARGET.eq(column.dataset()))
        .and(REVIEW_PAIR.COL.eq(column.number()))
        .orderBy(REVIEW_PAIR.RANK)
        .fetch(row -> new Pair(row.getBefore(), row.getAfter(), row.getChanges()));
  }

  private Side side(ReviewedPlan plan, Column column, boolean after) {
    Condition values =
        REVIEW_VALUE
            .INSPECTION
            .eq(plan.id())
            .and(REVIEW_VALUE.TARGET.eq(column.dataset()))
            .and(REVIEW_VALUE.COL.eq(column.number()))
            .and(REVIEW_VALUE.AFTER.eq(after));
    Condition masks =
        REVIEW_MASK
            .INSPECTION
            .eq(plan.id())
            .and(REVIEW_MASK.TARGET.eq(column.dataset()))
            .and(REVIEW_MASK.COL.eq(column.number()))
            .and(REVIEW_MASK.AFTER.eq(after));
    return new Side(
        database
            .selectFrom(REVIEW_VALUE)
            .where(values)
            .orderBy(REVIEW_VALUE.RANK)
            .fetch(row -> new Value(row.getValue(), row.getChanges())),
        database
            .selectFrom(REVIEW_MASK)
            .where(masks)
            .orderBy(REVIEW_MASK.RANK)
            .fetch(row -> new Mask(row.getMask(), row.getChanges())));
  }
}
