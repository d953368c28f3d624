package dev.sluice.repository.decide.rule;

import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.filter.PlanRules;
import dev.sluice.repository.filter.ReviewedPlan;
import dev.sluice.repository.filter.RulesOfPlans;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the rules for plans, what is held since earlier ones, and what is protected. */
@Component
class SaidOfPlans implements RulesOfPlans {
  private final DSLContext database;

  SaidOfPlans(DSLContext database) {
    this.database = database;
  }

  @Override
  public PlanRules of(ReviewedPlan plan) {
    List<Rule> rules = Rules.of(database, plan);
    HeldEarlier held = HeldEarlier.of(database, plan);
    boolean anyProtected = takesProtected(plan);
    return rules.isEmpty() && !held.any() && !anyProtected
        ? PlanRules.NONE
        : new RulesInSql(plan, rules, held, anyProtected);
  }

  /**
   * Whether the plan deletes or switches off a resource that was protected when it was inspected.
   */
  private boolean takesProtected(ReviewedPlan plan) {
    return database.fetchExists(
        REVIEW_IMPACT,
        REVIEW_IMPACT.INSPECTION.eq(plan.id()),
        REVIEW_IMPACT.KIND.eq(inline("PROTECTED_TAKEN")));
  }
}
