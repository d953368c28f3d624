package dev.sluice.repository.filter;

import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A filter as the difference of two others: the cube counts all changes, and only the few excluded
 * ones must be examined. This helps if nearly all changes do not have a value that the cube does
 * not contain.
 *
 * @param all a filter that the cube answers
 * @param but which of these the filter leaves out
 */
public record FilterDifference(ReviewFilter all, ReviewFilter but) {

  /** The difference, if only what one term leaves out is unknown to the cube. */
  public static Optional<FilterDifference> of(ReviewFilter filter, ReviewedPlan plan) {
    List<Term> unknown =
        filter.byTerm().entrySet().stream()
            .filter(each -> !ReviewConditions.inCube(each.getKey(), each.getValue(), plan))
            .map(Map.Entry::getKey)
            .toList();
    if (unknown.size() != 1 || !unknown.get(0).excluded()) {
      return Optional.empty();
    }
    Term term = unknown.get(0);
    Term included = new Term(term.dimension(), term.property(), false);
    var left = Objects.requireNonNull(filter.byTerm().get(term));
    ReviewFilter all = filter.without(term);
    return filter.byTerm().containsKey(included)
            || !ReviewConditions.fastest(all, plan).equals(ReviewRows.CUBE)
        ? Optional.empty()
        : Optional.of(new FilterDifference(all, all.with(included, left)));
  }
}
