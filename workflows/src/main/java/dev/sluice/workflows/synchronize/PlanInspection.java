package dev.sluice.workflows.synchronize;

import dev.sluice.contract.repository.InspectResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.workflows.recount.CounterTests;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The inspection of a plan for its reviewer, for which the run does not wait, and the first
 * counter-tests of its findings. It never fails the run: the server stores its result.
 */
final class PlanInspection {
  private static final Logger LOG = Workflow.getLogger(PlanInspection.class);

  private final RunProgress progress;
  private final CounterTests tests;
  private @Nullable CancellationScope scope;
  private boolean over = true;

  private PlanInspection(RunProgress progress, CounterTests tests) {
    this.progress = progress;
    this.tests = tests;
  }

  /** Begins it, unless the run began before there was one. */
  static PlanInspection begin(RunSteps steps, RunProgress progress, Plan plan, CounterTests tests) {
    var inspection = new PlanInspection(progress, tests);
    if (ChangedSteps.inspect()) {
      inspection.begin(steps, plan);
    }
    return inspection;
  }

  private void begin(RunSteps steps, Plan plan) {
    become(false);
    CancellationScope work =
        Workflow.newCancellationScope(
            () -> {
              Promise<InspectResult> result = steps.inspect(plan);
              result.handle(
                  (inspected, failure) -> {
                    if (failure == null) {
                      progress.looksLike(inspected.cause());
                      test();
                    } else {
                      LOG.info("The plan was not completely inspected");
                      become(true);
                    }
                    return inspected;
                  });
            });
    scope = work;
    work.run();
  }

  /** Whether there is one at all: no run has one that began before there were any. */
  boolean begun() {
    return scope != null;
  }

  private void test() {
    if (!ChangedSteps.counterTest()) {
      become(true);
      return;
    }
    progress.inspecting(false);
    tests
        .testFirst()
        .handle(
            (tested, failure) -> {
              become(true);
              return tested;
            });
  }

  /** Waits until it is over, however it ends. */
  void toItsEnd() {
    if (!over) {
      Workflow.await(() -> over);
    }
  }

  /** Waits until it is over, but no longer, and not once there is something else to do. */
  void await(Duration longest, BooleanSupplier unless) {
    if (!over) {
      Workflow.await(longest, () -> over || unless.getAsBoolean());
    }
  }

  /** Nobody waits for it any more. */
  void stop() {
    if (!over && scope != null) {
      scope.cancel("decided");
    }
  }

  private void become(boolean isOver) {
    over = isOver;
    progress.inspecting(!isOver);
  }
}
