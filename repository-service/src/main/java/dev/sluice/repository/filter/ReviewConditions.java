package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.REVIEW_CELL;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.Said;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Filters in SQL, the same for counts and for rows, so that every number equals the rows that it
 * counts. Conditions are never NULL: what is excluded is exactly what is not included.
 */
public final class ReviewConditions {
  /** In the order of bytes, letters beyond ASCII have no case. */
  private static final String ANY_CASE = "pg_c_utf8";

  private final ReviewedPlan plan;
  private final ReviewRows rows;

  private ReviewConditions(ReviewedPlan plan, ReviewRows rows) {
    this.plan = plan;
    this.rows = rows;
  }

  /** The rows that stand for changes of the plan that meet the filter. */
  public static Condition of(ReviewFilter filter, ReviewedPlan plan, ReviewRows rows) {
    ReviewConditions conditions = new ReviewConditions(plan, rows);
    Condition all = rows.inspection().eq(inline(plan.id()));
    for (var each : filter.byTerm().entrySet()) {
      all = all.and(conditions.term(each.getKey(), each.getValue()));
    }
    return all;
  }

  /** Where changes that meet the filter are counted fastest. */
  public static ReviewRows fastest(ReviewFilter filter, ReviewedPlan plan) {
    return plan.datasets().stream().allMatch(ReviewedPlan.Dataset::inCube)
            && filter.byTerm().entrySet().stream()
                .allMatch(each -> inCube(each.getKey(), each.getValue(), plan))
        ? ReviewRows.CUBE
        : ReviewRows.CHANGES;
  }

  static boolean inCube(Term term, Collection<@Nullable String> values, ReviewedPlan plan) {
    return switch (term.dimension()) {
      case RULE -> plan.rules().inCube();
      case SAID -> plan.rules().inCube() && !values.contains(Said.FOLLOW.label());
      default ->
          term.dimension().inCube()
              && (term.property() == null
                  || plan.segments(term.property()).stream()
                      .allMatch(ReviewedPlan.Segment::inCube));
    };
  }

  /** Updates that change a property in a way; any property if it is null. */
  public static Condition kind(
      Kind kind, @Nullable String property, ReviewedPlan plan, ReviewRows rows) {
    return new ReviewConditions(plan, rows).kind(kind, property);
  }

  /** Updates that change a property of this name. */
  public static Condition changes(String property, ReviewedPlan plan, ReviewRows rows) {
    return new ReviewConditions(plan, rows).changes(property);
  }

  private Condition term(Term term, Collection<@Nullable String> values) {
    Condition included = included(term, values);
    return term.excluded() ? not(included) : included;
  }

  private Condition included(Term term, Collection<@Nullable String> values) {
    return switch (term.dimension()) {
      case TYPE -> rows.target().in(known(values).map(this::dataset).toList());
      case OPERATION ->
          rows.operation().in(known(values).map(ReviewConditions::operation).toList());
      case COLUMN -> or(known(values).map(this::changes).toList());
      case KIND ->
          or(
              known(values)
                  .map(Kind::labelled)
                  .map(each -> kind(each.orElseThrow(), term.property()))
                  .toList());
      case SEGMENT -> segment(property(term), among(REVIEW_SEGMENT_VALUE.VALUE, values));
      case SEGMENT_PREFIX ->
          segment(property(term), beginsWith(REVIEW_SEGMENT_VALUE.VALUE, values));
      case MARK -> rows.marks().bitAnd(inline(marks(values))).ne(inline(0));
      case RULE -> plan.rules().reached(known(values).map(Integer::valueOf).toList(), rows);
      case SAID ->
          plan.rules()
              .said(known(values).map(Said::labelled).map(Optional::orElseThrow).toList(), rows);
      case KEY -> REVIEW_CHANGE.KEY.in(known(values).toList());
      case KEY_PREFIX -> or(known(values).map(REVIEW_CHANGE.KEY::startsWith).toList());
      case TARGET ->
          REVIEW_CHANGE
              .TARGET_KEY
              .isNotNull()
              .and(REVIEW_CHANGE.TARGET_KEY.in(known(values).toList()));
      case BEFORE -> cell(property(term), REVIEW_CELL.BEFORE, values);
      case AFTER -> cell(property(term), REVIEW_CELL.AFTER, values);
    };
  }

  private static String property(Term term) {
    return Objects.requireNonNull(term.property());
  }

  private static Stream<String> known(Collection<@Nullable String> values) {
    return values.stream().map(Objects::requireNonNull);
  }

  private Field<Short> dataset(String name) {
    return inline(plan.dataset(name).orElseThrow().number());
  }

  private static Field<Short> operation(String label) {
    return inline((short) ReviewedOperation.labelled(label).orElseThrow().code());
  }

  private static int marks(Collection<@Nullable String> values) {
    return known(values)
        .mapToInt(each -> Mark.labelled(each).orElseThrow().bit())
        .reduce(0, (left, right) -> left | right);
  }

  /** Updates that change a property of this name. */
  private Condition changes(String property) {
    return bits(property, "get_bit({0}, {1}) = 1");
  }

  private Condition kind(Kind kind, @Nullable String property) {
    if (property == null) {
      return anyBit(kind);
    }
    return switch (kind) {
      case CHANGED ->
          bits(
              property,
              "get_bit({0}, {1}) = 1 AND get_bit({2}, {1}) = 0 AND get_bit({3}, {1}) = 0");
      case EMPTIED -> bits(property, "get_bit({2}, {1}) = 1");
      case FILLED -> bits(property, "get_bit({3}, {1}) = 1");
    };
  }

  /** Masks are as long as their dataset has columns, so each is asked of its own alone. */
  private Condition bits(String property, String bits) {
    return or(
        plan.columns(property).stream()
            .map(
                each ->
                    condition(
                        "CASE WHEN {4} = {5} THEN " + bits + " ELSE false END",
                        rows.changed(),
                        inline(each.number()),
                        rows.emptied(),
                        rows.filled(),
                        rows.target(),
                        inline(each.dataset())))
            .toList());
  }

  private Condition anyBit(Kind kind) {
    return switch (kind) {
      case CHANGED ->
          condition(
              "position(B'1' IN ({0} & ~{1} & ~{2})) > 0",
              rows.changed(), rows.emptied(), rows.filled());
      case EMPTIED -> condition("position(B'1' IN {0}) > 0", rows.emptied());
      case FILLED -> condition("position(B'1' IN {0}) > 0", rows.filled());
    };
  }

  /** Changes whose value of the segment meets a condition. */
  private Condition segment(String property, Condition values) {
    return or(
        plan.segments(property).stream()
            .map(
                each ->
                    rows.target()
                        .eq(inline(each.dataset()))
                        .and(rows.segment(each).eq(any(array(ids(each, values))))))
            .toList());
  }

  private Select<Record1<Integer>> ids(ReviewedPlan.Segment segment, Condition values) {
    return select(REVIEW_SEGMENT_VALUE.ID)
        .from(REVIEW_SEGMENT_VALUE)
        .where(
            REVIEW_SEGMENT_VALUE
                .INSPECTION
                .eq(inline(plan.id()))
                .and(REVIEW_SEGMENT_VALUE.TARGET.eq(inline(segment.dataset())))
                .and(REVIEW_SEGMENT_VALUE.SEGMENT.eq(inline(segment.number())))
                .and(values));
  }

  private Condition cell(String property, Field<String> side, Collection<@Nullable String> values) {
    return or(
        plan.columns(property).stream()
            .map(
                each ->
                    REVIEW_CHANGE.N.in(
                        select(REVIEW_CELL.N)
                            .from(REVIEW_CELL)
                            .where(
                                REVIEW_CELL
                                    .INSPECTION
                                    .eq(inline(plan.id()))
                                    .and(REVIEW_CELL.TARGET.eq(inline(each.dataset())))
                                    .and(REVIEW_CELL.COL.eq(inline(each.number())))
                                    .and(among(side, values)))))
            .toList());
  }

  private static Condition beginsWith(Field<String> field, Collection<@Nullable String> values) {
    return field
        .isNotNull()
        .and(
            or(
                known(values)
                    .map(each -> field.collate(ANY_CASE).startsWithIgnoreCase(each))
                    .toList()));
  }

  private static Condition among(Field<String> field, Collection<@Nullable String> values) {
    List<String> texts = values.stream().filter(Objects::nonNull).toList();
    Condition among = texts.isEmpty() ? falseCondition() : field.in(texts);
    return values.contains(null) ? among.or(field.isNull()) : among;
  }
}
