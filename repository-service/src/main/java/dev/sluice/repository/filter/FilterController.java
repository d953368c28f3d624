package dev.sluice.repository.filter;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stores filters of reviewers, over REST. */
@RestController
@RequestMapping("/api/synchronizations/{id}/review/filters")
final class FilterController {
  private final ReviewedPlans plans;
  private final ReviewFilters filters;
  private final KeptFilters kept;

  FilterController(ReviewedPlans plans, ReviewFilters filters, KeptFilters kept) {
    this.plans = plans;
    this.filters = filters;
    this.kept = kept;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Stores a filter of changes for 30 days, so that its values are not in URLs",
      description =
          "Terms by their names, each with a list of values, as in"
              + " {\"op\":[\"delete\"],\"seg.office\":[\"Lyon\",null]}: a change must match one"
              + " value of each term; the prefix `not.` excludes what matches. The terms are type,"
              + " op, col, kind, kind.PROPERTY, seg.PROPERTY, segPrefix.PROPERTY, mark, rule, d,"
              + " key, keyPrefix, target, from.PROPERTY and to.PROPERTY; null means no value.")
  @ApiResponse(responseCode = "201", description = "Kept", useReturnTypeSchema = true)
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FORGOTTEN, ProblemCode.NOT_INSPECTED})
  FilterView keep(
      @PathVariable UUID id,
      @RequestBody Map<String, @Nullable List<@Nullable String>> terms,
      @Nullable Principal by) {
    ReviewedPlan plan = plans.get(id);
    ReviewFilter filter = filters.ofTerms(plan, terms);
    if (filter.isAll()) {
      throw ProblemException.invalid("filter", "name at least one term");
    }
    return kept.keep(plan, filter, by == null ? "nobody" : by.getName());
  }
}
