package dev.sluice.repository.decide;

import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.ReviewFilters;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Column;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The body that makes a rule.
 *
 * @param action let-through, hold or reject
 * @param n the number of the one change that it is about
 * @param filter which changes it is about, by their names, each with a list of values; all of them
 *     if neither is given
 * @param columns the properties of updates that it is limited to
 */
record RuleRequest(
    @Nullable String action,
    @Nullable Integer n,
    @Nullable Map<String, @Nullable List<@Nullable String>> filter,
    @Nullable List<@Nullable String> columns) {

  Action readAction() {
    return Action.labelled(action == null ? "" : action)
        .orElseThrow(
            () ->
                ProblemException.invalid("action", "one of " + String.join(", ", Action.labels())));
  }

  ReviewFilter readFilter(ReviewedPlan plan) {
    if (n != null && filter != null && !filter.isEmpty()) {
      throw ProblemException.invalid("n", "either the number of a change or a filter");
    }
    ReviewFilter read = filter == null ? ReviewFilter.all() : ReviewFilters.read(plan, filter);
    if (read.asksForRules()) {
      throw ProblemException.invalid(
          "filter", "a rule's filter cannot use d and rule, which depend on rules");
    }
    return read;
  }

  @Nullable NavigableSet<String> readColumns(ReviewedPlan plan) {
    if (columns == null) {
      return null;
    }
    NavigableSet<String> known = new TreeSet<>(plan.columns().map(Column::property).toList());
    NavigableSet<String> named = new TreeSet<>();
    for (String column : columns) {
      if (column == null || !known.contains(column)) {
        throw ProblemException.invalid(
            "columns",
            "properties that the plan changes"
                + (known.isEmpty() ? ", and there is none" : ": " + String.join(", ", known)));
      }
      named.add(Objects.requireNonNull(column));
    }
    if (named.isEmpty()) {
      throw ProblemException.invalid("columns", "at least one property, or nothing");
    }
    return named;
  }
}
