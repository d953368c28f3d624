package dev.sluice.repository.filter.plan;

import java.util.List;

/** Finds the reviewers' rules for plans. */
public interface RulesOfPlans {
  /**
   * What they have said about this one so far.
   *
   * @param following the numbers of the changes that {@link FollowingChanges} has found; none if
   *     nobody asks for them
   */
  PlanRules of(ReviewedPlan plan, List<Integer> following);
}
