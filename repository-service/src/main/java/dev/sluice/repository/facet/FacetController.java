package dev.sluice.repository.facet;

import dev.sluice.repository.filter.FilterWords;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.FollowingChanges;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts of the changes of an inspected plan, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/facets")
final class FacetController {
  private static final int USUAL_VALUES = 10;
  private static final int MOST_VALUES = 100;

  private final ReviewedPlans plans;
  private final ReviewFilters filters;
  private final FacetCounts counts;
  private final FollowingChanges following;
  private final Reads reads;

  FacetController(
      ReviewedPlans plans,
      ReviewFilters filters,
      FacetCounts counts,
      FollowingChanges following,
      Reads reads) {
    this.plans = plans;
    this.following = following;
    this.filters = filters;
    this.counts = counts;
    this.reads = reads;
  }

  @GetMapping
  @Operation(
      summary = "Counts the changes of an inspected plan by facets",
      description =
          "Each facet is counted with the whole filter except its own terms. "
              + FilterWords.GRAMMAR)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.UNKNOWN_FILTER
  })
  FacetsView facets(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "type, op, col, kind, kind.PROPERTY, seg.PROPERTY, mark, rule and d, separated by"
                      + " commas; by default all except kind.PROPERTY")
          @RequestParam
          @Nullable String facets,
      @Parameter(description = "How many values of each; default 10") @RequestParam
          @Nullable Integer top,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    int most = most(top);
    List<Integer> follow =
        Facet.asksForSaid(facets) ? following.of(id) : following.of(id, parameters);
    return reads.some(
        () -> {
          ReviewedPlan plan = plans.get(id, follow);
          ReviewFilter filter = filters.ofParameters(plan, parameters, Set.of("facets", "top"));
          List<Facet> asked = Facet.named(plan, facets);
          List<List<FacetValue>> values = counts.values(plan, filter, asked);
          List<FacetView> counted =
              IntStream.range(0, asked.size())
                  .mapToObj(each -> view(asked.get(each), values.get(each), most))
                  .toList();
          return new FacetsView(counts.total(plan, filter), counted);
        });
  }

  @GetMapping("/{name}")
  @Operation(
      summary = "Lists all values of a facet, the most frequent ones first",
      description = FilterWords.GRAMMAR)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.UNKNOWN_FILTER
  })
  Page<FacetValue> values(
      @PathVariable UUID id,
      @PathVariable String name,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    int size = Limits.read(limit);
    // The plan does not change, so neither does the place of a value.
    int start = after == null ? 0 : start(after);
    List<Integer> follow =
        Facet.asksForSaid(name) ? following.of(id) : following.of(id, parameters);
    List<FacetValue> values =
        reads.some(
            () -> {
              ReviewedPlan plan = plans.get(id, follow);
              ReviewFilter filter =
                  filters.ofParameters(plan, parameters, Set.of("limit", "after"));
              return counts.values(plan, filter, Facet.one(plan, name));
            });
    int from = Math.min(start, values.size());
    int end = Math.min(values.size(), from + size);
    return new Page<>(
        values.subList(from, end), end < values.size() ? Cursor.of(String.valueOf(end)) : null);
  }

  private static FacetView view(Facet facet, List<FacetValue> values, int most) {
    int shown = Math.min(most, values.size());
    return new FacetView(facet.name(), values.subList(0, shown), values.size() - shown);
  }

  private static int most(@Nullable Integer top) {
    if (top == null) {
      return USUAL_VALUES;
    }
    if (top < 1 || top > MOST_VALUES) {
      throw ProblemException.invalid("top", "from 1 to " + MOST_VALUES);
    }
    return top;
  }

  private static int start(String after) {
    long start = Cursor.number(Cursor.read(after, 1).get(0));
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, start));
  }
}
