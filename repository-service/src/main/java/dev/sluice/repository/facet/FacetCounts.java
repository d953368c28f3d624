package dev.sluice.repository.facet;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.filter.Kind;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.PlanRules;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.Said;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts changes by facets, exactly; the most frequent values come first. */
@Component
class FacetCounts {
  private static final Comparator<FacetValue> ORDER =
      Comparator.comparingLong(FacetValue::count)
          .reversed()
          .thenComparing(
              FacetValue::label, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparing(FacetValue::value);

  private final DSLContext database;
  private final SegmentCounts segments;

  FacetCounts(DSLContext database, SegmentCounts segments) {
    this.database = database;
    this.segments = segments;
  }

  /** How many changes meet a filter. */
  long total(ReviewedPlan plan, ReviewFilter filter) {
    return CountedChanges.of(database, plan, filter).all();
  }

  /** The same as of each facet alone; those that need a look at every change share it. */
  List<List<FacetValue>> values(ReviewedPlan plan, ReviewFilter filter, List<Facet> facets) {
    Map<ReviewFilter, FacetTally> tallies = new HashMap<>();
    List<List<FacetValue>> values = new ArrayList<>();
    for (Facet facet : facets) {
      ReviewFilter others = filter.without(facet.name());
      values.add(
          FacetTally.helps(plan, others, facet)
              ? values(
                  plan,
                  facet,
                  tallies.computeIfAbsent(others, each -> FacetTally.of(database, plan, each)))
              : values(plan, filter, facet));
    }
    return values;
  }

  private List<FacetValue> values(ReviewedPlan plan, Facet facet, FacetTally tally) {
    return ordered(
        switch (facet.by()) {
          case TYPE -> counted(tally.byDataset(), each -> plan.dataset(each).name());
          case OPERATION ->
              counted(tally.byOperation(), each -> ReviewedOperation.of(each).label());
          case COLUMN -> counted(tally.byColumn(), each -> each);
          case KIND -> kinds(tally.byKinds(facet.property()));
          case MARK -> marks(tally.byMarks());
          case SEGMENT ->
              segments
                  .values(plan, Objects.requireNonNull(facet.property()), tally::bySegment)
                  .stream();
          case RULE, SAID -> throw new IllegalArgumentException("not counted by a tally");
        });
  }

  /** How many changes have each value of a facet, under all of the filter but the facet's terms. */
  List<FacetValue> values(ReviewedPlan plan, ReviewFilter filter, Facet facet) {
    ReviewFilter others = filter.without(facet.name());
    CountedChanges changes = changes(plan, others, facet);
    return ordered(
        switch (facet.by()) {
          case TYPE ->
              counted(changes.by(changes.rows().target()), each -> plan.dataset(each).name());
          case OPERATION ->
              counted(
                  changes.by(changes.rows().operation()),
                  each -> ReviewedOperation.of(each).label());
          case COLUMN -> counted(changes.byColumn(), each -> each);
          case KIND -> kinds(kindSets(changes, facet.property()));
          case MARK -> marks(changes.by(changes.rows().marks()));
          case RULE ->
              counted(
                  each(changes, plan.rules().reaching(changes.rows()), Function.identity()),
                  String::valueOf);
          case SAID ->
              Stream.concat(
                  counted(
                      each(changes, plan.rules().deciding(changes.rows()), plan.rules()::said),
                      Said::label),
                  following(plan, others));
          case SEGMENT ->
              segments.values(plan, others, Objects.requireNonNull(facet.property())).stream();
        });
  }

  private Stream<FacetValue> following(ReviewedPlan plan, ReviewFilter others) {
    return plan.rules().anyFollows()
        ? Stream.of(
            FacetValue.of(
                Said.FOLLOW.label(),
                CountedChanges.in(ReviewRows.CHANGES, database, plan, others)
                    .and(plan.rules().said(Set.of(Said.FOLLOW), ReviewRows.CHANGES))
                    .all()))
        : Stream.empty();
  }

  private static List<FacetValue> ordered(Stream<FacetValue> values) {
    return values.filter(each -> each.count() > 0).sorted(ORDER).toList();
  }

  private CountedChanges changes(ReviewedPlan plan, ReviewFilter others, Facet facet) {
    boolean ofRules = facet.by() == Facet.By.RULE || facet.by() == Facet.By.SAID;
    return ofRules && !plan.rules().inCube()
        ? CountedChanges.in(ReviewRows.CHANGES, database, plan, others)
        : CountedChanges.of(database, plan, others);
  }

  /** Counts by what rules say, of which a change may have several. */
  private static <T extends Comparable<T>> Map<T, Long> each(
      CountedChanges changes, Field<String> rules, Function<Integer, T> value) {
    Map<T, Long> counts = new TreeMap<>();
    changes
        .by(rules)
        .forEach(
            (numbers, count) ->
                PlanRules.read(numbers).stream()
                    .map(value)
                    .distinct()
                    .forEach(each -> counts.merge(each, count, Long::sum)));
    return counts;
  }

  private static <T> Stream<FacetValue> counted(Map<T, Long> counts, Function<T, String> name) {
    return counts.entrySet().stream()
        .map(each -> FacetValue.of(name.apply(each.getKey()), each.getValue()));
  }

  private static Stream<FacetValue> marks(Map<Integer, Long> sets) {
    return Arrays.stream(Mark.values())
        .map(each -> FacetValue.of(each.label(), having(each.bit(), sets)));
  }

  /** One pass: what an update does to properties tells rows apart in eight ways at most. */
  private static Map<Integer, Long> kindSets(CountedChanges changes, @Nullable String property) {
    Field<Integer> set = inline(0);
    for (Kind kind : Kind.values()) {
      Condition does = ReviewConditions.kind(kind, property, changes.plan(), changes.rows());
      set = set.plus(when(does, inline(bit(kind))).otherwise(inline(0)));
    }
    return changes.by(set);
  }

  private static Stream<FacetValue> kinds(Map<Integer, Long> sets) {
    return Arrays.stream(Kind.values())
        .map(each -> FacetValue.of(each.label(), having(bit(each), sets)));
  }

  private static long having(int bit, Map<Integer, Long> sets) {
    return sets.entrySet().stream()
        .filter(each -> (each.getKey() & bit) != 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The bit of a kind in a set of them. */
  static int bit(Kind kind) {
    return switch (kind) {
      case CHANGED -> 1;
      case EMPTIED -> 2;
      case FILLED -> 4;
    };
  }
}
