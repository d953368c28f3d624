package dev.sluice.repository.decide.rule;

import dev.sluice.repository.filter.plan.PlanRules;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.RulesOfPlans;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the rules for plans, the changes held since earlier plans, and the protected resources. */
@Component
class SaidOfPlans implements RulesOfPlans {
  private final DSLContext database;

  SaidOfPlans(DSLContext database) {
    this.database = database;
  }

  @Override
  public PlanRules of(ReviewedPlan plan, List<Integer> following) {
    List<Rule> rules = Rules.of(database, plan);
    HeldEarlier held = HeldEarlier.of(database, plan);
    boolean anyProtected = Rules.takeProtected(database, plan.id());
    return rules.isEmpty() && !held.any() && !anyProtected
        ? PlanRules.NONE
        : new RulesInSql(plan, rules, held, anyProtected, following);
  }
}
