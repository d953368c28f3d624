package dev.sluice.repository.facet.sample;

import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body that stores the result of a sample as evidence.
 *
 * @param filter which changes they were picked from, as in /review/filters; all without
 * @param seed by which they were picked
 */
record EvidenceRequest(
    @Nullable Map<String, @Nullable List<@Nullable String>> filter, @Nullable Long seed) {

  ReviewFilter readFilter(ReviewedPlan plan) {
    ReviewFilter read = filter == null ? ReviewFilter.all() : ReviewFilters.read(plan, filter);
    if (read.asksForRules()) {
      throw ProblemException.invalid(
          "filter", "rules may change before the decision: leave out d and rule");
    }
    return read;
  }

  long readSeed() {
    if (seed == null) {
      throw ProblemException.invalid("seed", "the seed of the sample");
    }
    return seed;
  }
}
