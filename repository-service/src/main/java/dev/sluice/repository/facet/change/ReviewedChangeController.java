package dev.sluice.repository.facet.change;

import dev.sluice.repository.filter.FilterWords;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.FollowingChanges;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.export.CsvLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The changes of an inspected plan, both resources and links, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/changes")
final class ReviewedChangeController {
  private static final Set<String> OTHERS = Set.of("sort", "seed", "limit", "after");

  private final ReviewedPlans plans;
  private final ReviewFilters filters;
  private final ReviewedChanges changes;
  private final LinksOfChange links;
  private final FollowingChanges following;
  private final Reads reads;
  private final CsvLists csv;

  ReviewedChangeController(
      ReviewedPlans plans,
      ReviewFilters filters,
      ReviewedChanges changes,
      LinksOfChange links,
      FollowingChanges following,
      Reads reads,
      CsvLists csv) {
    this.plans = plans;
    this.filters = filters;
    this.changes = changes;
    this.links = links;
    this.following = following;
    this.reads = reads;
    this.csv = csv;
  }

  @GetMapping
  @Operation(
      summary =
          "Lists the changes of an inspected plan, of resources and of links; as text/csv all that"
              + " match the filter, one line each",
      description = FilterWords.GRAMMAR)
  @Refuses({
    ProblemCode.NOT_FOUND,
    ProblemCode.FORGOTTEN,
    ProblemCode.NOT_INSPECTED,
    ProblemCode.UNKNOWN_FILTER
  })
  Page<ReviewedChange> list(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "n, key, risk (marked changes first, then changes that remove most) or random;"
                      + " default n")
          @RequestParam
          @Nullable String sort,
      @Parameter(description = "The seed of the random order; the same seed gives the same order")
          @RequestParam
          @Nullable Long seed,
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
    ChangeOrder order = ChangeOrder.named(sort, seed);
    List<Integer> follow = following.of(id, parameters);
    return reads.some(
        () -> {
          ReviewedPlan plan = plans.get(id, follow);
          return changes.page(plan, filter(plan, parameters), order, limit, after);
        });
  }

  @GetMapping(produces = CsvLists.MEDIA_TYPE)
  void csv(
      @PathVariable UUID id,
      @RequestParam @Nullable String sort,
      @RequestParam @Nullable Long seed,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
      HttpServletResponse response) {
    ChangeOrder order = ChangeOrder.named(sort, seed);
    ReviewedPlan plan = plans.get(id, following.of(id, parameters));
    ReviewFilter filter = filter(plan, parameters);
    ChangeLines lines = new ChangeLines(plan);
    csv.write(
        response,
        "changes.csv",
        lines.header(),
        rows -> changes.each(plan, filter, order, each -> rows.accept(lines.line(each))));
  }

  @GetMapping("/{n}")
  @Operation(summary = "Shows a change of an inspected plan, with the links that belong to it")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  ReviewedChangeDetail show(@PathVariable UUID id, @PathVariable int n) {
    return reads.some(
        () -> {
          ReviewedPlan plan = plans.get(id);
          ReviewedChange change =
              changes
                  .find(plan, n)
                  .orElseThrow(
                      () -> ProblemException.notFound("The plan has no change " + n + "."));
          return links.with(plan, change);
        });
  }

  private ReviewFilter filter(ReviewedPlan plan, MultiValueMap<String, String> parameters) {
    return filters.ofParameters(plan, parameters, OTHERS);
  }
}
