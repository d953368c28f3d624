package dev.sluice.repository.filter.plan;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.SQLDataType.BIGINT;

import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The columns for filtering and counting changes, in each of the two tables that have them.
 *
 * @param segments the four of them, in order
 * @param count how many changes a group of rows stands for
 */
public record ReviewRows(
    Table<?> table,
    Field<Integer> inspection,
    Field<Short> target,
    Field<Short> operation,
    Field<?> changed,
    Field<?> emptied,
    Field<?> filled,
    List<Field<Integer>> segments,
    Field<Integer> marks,
    Field<Long> count) {

  /** A row for each change. */
  public static final ReviewRows CHANGES =
      new ReviewRows(
          REVIEW_CHANGE,
          REVIEW_CHANGE.INSPECTION,
          REVIEW_CHANGE.TARGET,
          REVIEW_CHANGE.OPERATION,
          REVIEW_CHANGE.CHANGED,
          REVIEW_CHANGE.EMPTIED,
          REVIEW_CHANGE.FILLED,
          List.of(
              REVIEW_CHANGE.SEGMENT1,
              REVIEW_CHANGE.SEGMENT2,
              REVIEW_CHANGE.SEGMENT3,
              REVIEW_CHANGE.SEGMENT4),
          REVIEW_CHANGE.MARKS,
          DSL.count().coerce(BIGINT));

  /** A row for all changes that are alike. */
  public static final ReviewRows CUBE =
      new ReviewRows(
          REVIEW_CUBE,
          REVIEW_CUBE.INSPECTION,
          REVIEW_CUBE.TARGET,
          REVIEW_CUBE.OPERATION,
          REVIEW_CUBE.CHANGED,
          REVIEW_CUBE.EMPTIED,
          REVIEW_CUBE.FILLED,
          List.of(
              REVIEW_CUBE.SEGMENT1,
              REVIEW_CUBE.SEGMENT2,
              REVIEW_CUBE.SEGMENT3,
              REVIEW_CUBE.SEGMENT4),
          REVIEW_CUBE.MARKS,
          sum(REVIEW_CUBE.CHANGES).cast(BIGINT));

  public Field<Integer> segment(ReviewedPlan.Segment segment) {
    return segments.get(segment.number() - 1);
  }
}
