package dev.sluice.contract.recount;

import io.temporal.activity.ActivityInterface;

/**
 * The activities of counter-tests on the server. Running one of them again has no further effect.
 */
@ActivityInterface
public interface CounterTestActivities {

  /** Chooses the first causes that can be tested; none if that was done before. */
  ChosenTests chooseTests(ChooseTestsRequest request);

  /** Counts in the plan itself. Sends a heartbeat at least every five seconds. */
  void countPlan(CountPlanRequest request);

  /** Returns the most probable cause after the tests. */
  CounterTested tested(ChooseTestsRequest request);

  /** Records that a test has no result, unless it already has one. */
  void endTest(TestEnd end);
}
