package dev.sluice.workflows.testing;

import dev.sluice.contract.recount.ChooseTestsRequest;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.recount.ChosenTests;
import dev.sluice.contract.recount.CountPlanRequest;
import dev.sluice.contract.recount.CounterTestActivities;
import dev.sluice.contract.recount.CounterTested;
import dev.sluice.contract.recount.TestEnd;
import dev.sluice.contract.run.FoundCause;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that chooses the tests which the test says. */
public final class FakeCounterTests implements CounterTestActivities {
  private final Calls calls;

  public Supplier<List<ChosenTest>> choosing = List::of;
  public @Nullable FoundCause cause;
  public Runnable counting = () -> {};

  FakeCounterTests(Calls calls) {
    this.calls = calls;
  }

  @Override
  public ChosenTests chooseTests(ChooseTestsRequest request) {
    calls.add("chooseTests", request);
    return new ChosenTests(choosing.get());
  }

  @Override
  public void countPlan(CountPlanRequest request) {
    calls.add("countPlan", request);
    counting.run();
  }

  @Override
  public CounterTested tested(ChooseTestsRequest request) {
    calls.add("tested", request);
    return new CounterTested(true, cause);
  }

  @Override
  public void endTest(TestEnd end) {
    calls.add("endTest", end);
  }
}
