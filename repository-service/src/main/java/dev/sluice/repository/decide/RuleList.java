package dev.sluice.repository.decide;

import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.decide.rule.Rules;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.Cursor;
import dev.sluice.repository.rest.Limits;
import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of held plans as people and programs read them, with what each reaches. */
@Component
class RuleList {
  private final DSLContext database;
  private final ReviewedPlans plans;
  private final Reads reads;

  RuleList(DSLContext database, ReviewedPlans plans, Reads reads) {
    this.database = database;
    this.plans = plans;
    this.reads = reads;
  }

  /** Those of a run, in their order. */
  Page<RuleView> page(UUID run, @Nullable Integer limit, @Nullable String after) {
    int size = Limits.read(limit);
    long behind = after == null ? 0 : Cursor.number(Cursor.read(after, 1).get(0));
    return reads.some(
        () -> {
          ReviewedPlan plan = plans.get(run);
          RuleReach reach = RuleReach.of(database, plan);
          List<RuleView> all =
              Rules.of(database, plan).stream()
                  .filter(each -> each.ord() > behind)
                  .limit(size + 1L)
                  .map(each -> RuleView.of(each, reach))
                  .toList();
          return Page.of(all, size, each -> Cursor.of(String.valueOf(each.rule())));
        });
  }

  /** One that was made. */
  RuleView view(UUID run, Rule made) {
    return reads.some(() -> RuleView.of(made, RuleReach.of(database, plans.get(run))));
  }
}
