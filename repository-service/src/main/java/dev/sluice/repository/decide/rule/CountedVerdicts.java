package dev.sluice.repository.decide.rule;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.inspect.ReviewedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How many changes the rules let through, hold and reject as a whole, counted without examining
 * each change.
 *
 * @param dataset the entity type or association
 */
public record CountedVerdicts(
    short dataset, ReviewedOperation operation, Action action, long changes) {

  /**
   * Counts them, if that can be told of changes that are alike and nothing is held since earlier.
   *
   * @param rules those of the plan, in their order
   * @param rest what happens to changes that no rule is about
   * @return nothing if single changes or properties are decided, or by what the cube does not know
   */
  public static Optional<List<CountedVerdicts>> of(
      DSLContext dsl, ReviewedPlan plan, List<Rule> rules, Action rest) {
    ReviewRows rows = ReviewConditions.fastest(ReviewFilter.all(), plan);
    if (!rows.equals(ReviewRows.CUBE) || !rules.stream().allMatch(each -> isAlike(each, plan))) {
      return Optional.empty();
    }
    Field<String> decided = action(plan, rules, rest, rows).as("decided");
    List<CountedVerdicts> verdicts = new ArrayList<>();
    dsl.select(rows.target(), rows.operation(), decided, rows.count())
        .from(rows.table())
        .where(rows.inspection().eq(inline(plan.id())))
        .groupBy(rows.target(), rows.operation(), decided)
        .orderBy(rows.target(), rows.operation(), decided)
        .forEach(
            row ->
                verdicts.add(
                    new CountedVerdicts(
                        row.value1(),
                        ReviewedOperation.of(row.value2()),
                        Action.valueOf(row.value3()),
                        row.value4())));
    return Optional.of(verdicts);
  }

  private static boolean isAlike(Rule rule, ReviewedPlan plan) {
    return rule.n() == null
        && rule.columns() == null
        && ReviewConditions.fastest(rule.filter(), plan).equals(ReviewRows.CUBE);
  }

  /** Later rules win. */
  private static Field<String> action(
      ReviewedPlan plan, List<Rule> rules, Action rest, ReviewRows rows) {
    @Nullable CaseConditionStep<String> chosen = null;
    for (int each = rules.size() - 1; each >= 0; each--) {
      Condition met = ReviewConditions.of(rules.get(each).filter(), plan, rows);
      Field<String> action = inline(rules.get(each).action().name());
      chosen = chosen == null ? when(met, action) : chosen.when(met, action);
    }
    Field<String> otherwise = inline(rest.name());
    return chosen == null ? otherwise : chosen.otherwise(otherwise);
  }
}
