package dev.sluice.repository.filter;

/** Knows what reviewers have said about plans. */
public interface RulesOfPlans {
  /** What they have said about this one so far. */
  PlanRules of(ReviewedPlan plan);
}
