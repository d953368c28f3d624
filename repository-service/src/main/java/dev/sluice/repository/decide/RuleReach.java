package dev.sluice.repository.decide;

import static org.jooq.impl.DSL.inline;

import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.PlanRules;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** How many changes of a plan each rule is about, and about how many it has the last word. */
final class RuleReach {
  private final Map<Integer, Long> reaches = new HashMap<>();
  private final Map<Integer, Long> decides = new HashMap<>();

  private RuleReach() {}

  /** Counts them, all rules at once. */
  static RuleReach of(DSLContext dsl, ReviewedPlan plan) {
    PlanRules rules = plan.rules();
    ReviewRows rows =
        rules.inCube() ? ReviewConditions.fastest(ReviewFilter.all(), plan) : ReviewRows.CHANGES;
    Field<String> reaching = rules.reaching(rows).as("reaching");
    Field<String> deciding = rules.deciding(rows).as("deciding");
    RuleReach reach = new RuleReach();
    dsl.select(reaching, deciding, rows.count())
        .from(rows.table())
        .where(rows.inspection().eq(inline(plan.id())))
        .groupBy(reaching, deciding)
        .forEach(
            row -> {
              add(reach.reaches, row.value1(), row.value3());
              add(reach.decides, row.value2(), row.value3());
            });
    return reach;
  }

  private static void add(Map<Integer, Long> counts, String numbers, long changes) {
    PlanRules.read(numbers).forEach(each -> counts.merge(each, changes, Long::sum));
  }

  long reaches(int rule) {
    return reaches.getOrDefault(rule, 0L);
  }

  long decides(int rule) {
    return decides.getOrDefault(rule, 0L);
  }
}
