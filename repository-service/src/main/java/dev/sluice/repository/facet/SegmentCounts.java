package dev.sluice.repository.facet;

import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;
import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.SegmentValues;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.filter.plan.ReviewedPlan.Segment;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts changes by the values of a segment, and how many of the existing resources would be lost.
 */
@Component
class SegmentCounts {
  private static final int OPERATIONS = 8;

  /** The changes that have a value, whichever types they are of. */
  private static final class Sum {
    private final String id;
    private final @Nullable String value;
    private long owned;
    private long count;
    private long lost;

    private Sum(String id, @Nullable String value) {
      this.id = id;
      this.value = value;
    }
  }

  private final DSLContext database;

  SegmentCounts(DSLContext database) {
    this.database = database;
  }

  /** In no order; a value that several types have is one. */
  Collection<FacetValue> values(ReviewedPlan plan, ReviewFilter filter, String property) {
    return values(plan, property, segment -> counts(plan, filter, segment));
  }

  /**
   * The same of what was counted already.
   *
   * @param counts all changes and those that make a resource go, by the id of the value
   */
  Collection<FacetValue> values(
      ReviewedPlan plan, String property, Function<Segment, Map<Integer, long[]>> counts) {
    Map<@Nullable String, Sum> sums = new HashMap<>();
    plan.segments(property).forEach(each -> add(plan, each, counts.apply(each), sums));
    return sums.values().stream()
        .map(each -> FacetValue.ofSegment(each.id, each.value, each.count, each.owned, each.lost))
        .toList();
  }

  /** Adds changes that have the same value to those that were counted before. */
  static void add(Map<Integer, long[]> counts, int value, boolean lost, long count) {
    long[] found = counts.computeIfAbsent(value, each -> new long[2]);
    found[0] += count;
    found[1] += lost ? count : 0;
  }

  /**
   * Whether a resource goes by it; that links go says nothing of how many of a segment are left.
   */
  static boolean lost(Dataset dataset, int operation) {
    return switch (ReviewedOperation.of(operation)) {
      case DELETE, DEACTIVATE -> !dataset.association();
      case UPDATE, INSERT -> false;
    };
  }

  private void add(
      ReviewedPlan plan,
      Segment segment,
      Map<Integer, long[]> counts,
      Map<@Nullable String, Sum> sums) {
    database
        .selectFrom(REVIEW_SEGMENT_VALUE)
        .where(
            REVIEW_SEGMENT_VALUE
                .INSPECTION
                .eq(plan.id())
                .and(REVIEW_SEGMENT_VALUE.TARGET.eq(segment.dataset()))
                .and(REVIEW_SEGMENT_VALUE.SEGMENT.eq(segment.number())))
        .forEach(
            row -> {
              Sum sum =
                  sums.computeIfAbsent(
                      row.getValue(),
                      value -> new Sum(SegmentValues.id(segment.dataset(), row.getId()), value));
              sum.owned += row.getHeld();
              long[] found = counts.getOrDefault(row.getId(), new long[2]);
              sum.count += found[0];
              sum.lost += found[1];
            });
  }

  /** All changes and those that make a resource go, by the id of the value. */
  private Map<Integer, long[]> counts(ReviewedPlan plan, ReviewFilter filter, Segment segment) {
    ReviewRows rows =
        segment.inCube() ? ReviewConditions.fastest(filter, plan) : ReviewRows.CHANGES;
    Condition own = rows.target().eq(inline(segment.dataset()));
    // One number for both, so that one field is grouped by.
    Field<Integer> both =
        rows.segment(segment).times(inline(OPERATIONS)).plus(rows.operation().cast(Integer.class));
    Dataset dataset = plan.dataset(segment.dataset());
    Map<Integer, long[]> counts = new HashMap<>();
    CountedChanges.in(rows, database, plan, filter)
        .and(own)
        .by(both)
        .forEach(
            (value, count) ->
                add(counts, value / OPERATIONS, lost(dataset, value % OPERATIONS), count));
    return counts;
  }
}
