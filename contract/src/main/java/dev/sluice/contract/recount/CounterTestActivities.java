package dev.sluice.contract.recount;

import io.temporal.activity.ActivityInterface;

/**
 * What counter-tests ask of the server. Each may run more than once and then does no more than
 * once.
 */
@ActivityInterface
public interface CounterTestActivities {

  /** Chooses the causes that come first and can be tested; none if that was done before. */
  ChosenTests chooseTests(ChooseTestsRequest request);

  /** Counts what the plan itself tells. Reports a heartbeat at least every five seconds. */
  void countPlan(CountPlanRequest request);

  /** Says what the changes look like, now that they were tested. */
  CounterTested tested(ChooseTestsRequest request);

  /** Records that a test has no result, unless it has one by now. */
  void endTest(TestEnd end);
}
