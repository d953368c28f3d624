package dev.sluice.repository.decide.rule;

import dev.sluice.repository.filter.PlanRules;
import dev.sluice.repository.filter.ReviewedPlan;
import dev.sluice.repository.filter.RulesOfPlans;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the rules for plans, and what is held since earlier ones. */
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
    return rules.isEmpty() && !held.any() ? PlanRules.NONE : new RulesInSql(plan, rules, held);
  }
}
