package dev.sluice.repository.worker;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.recount.ChooseTestsRequest;
import dev.sluice.contract.recount.ChosenTests;
import dev.sluice.contract.recount.CountPlanRequest;
import dev.sluice.contract.recount.CounterTestActivities;
import dev.sluice.contract.recount.CounterTested;
import dev.sluice.contract.recount.TestEnd;
import dev.sluice.repository.finding.Findings;
import dev.sluice.repository.recount.CounterTests;
import dev.sluice.repository.recount.Recounts;
import dev.sluice.repository.run.RunId;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** The server's steps of counter-tests. */
@Component
@ActivityImpl(taskQueues = TaskQueues.REPOSITORY)
class CounterTestActivitiesImpl implements CounterTestActivities {
  private final CounterTests tests;
  private final Recounts recounts;
  private final Findings findings;
  private final Heartbeats heartbeats;

  CounterTestActivitiesImpl(
      CounterTests tests, Recounts recounts, Findings findings, Heartbeats heartbeats) {
    this.tests = tests;
    this.recounts = recounts;
    this.findings = findings;
    this.heartbeats = heartbeats;
  }

  @Override
  public ChosenTests chooseTests(ChooseTestsRequest request) {
    try {
      return new ChosenTests(
          tests.choose(RunId.read(request.synchronizationId()), request.planDigest()));
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }

  @Override
  public void countPlan(CountPlanRequest request) {
    try {
      heartbeats.whileWanted(
          progress -> {
            recounts.plan(
                RunId.read(request.synchronizationId()), RunId.read(request.test()), progress);
            return true;
          });
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }

  @Override
  public CounterTested tested(ChooseTestsRequest request) {
    try {
      return new CounterTested(
          true, findings.first(RunId.read(request.synchronizationId())).orElse(null));
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }

  @Override
  public void endTest(TestEnd end) {
    try {
      tests.end(end);
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }
}
