package dev.sluice.workflows.recount;

import dev.sluice.contract.Failure;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.recount.ChooseTestsRequest;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.recount.CountPlanRequest;
import dev.sluice.contract.recount.CounterTestRequest;
import dev.sluice.contract.recount.CounterTestWorkflow;
import dev.sluice.contract.recount.CounterTested;
import dev.sluice.contract.recount.NotCounted;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.recount.TestEnd;
import dev.sluice.workflows.failure.ToldFailure;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Runs one test after the other, and reports tests without a result to the server. */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class CounterTestWorkflowImpl implements CounterTestWorkflow {
  private static final Logger LOG = Workflow.getLogger(CounterTestWorkflowImpl.class);

  @Override
  public CounterTested test(CounterTestRequest request) {
    LoggedRun.enter(request.synchronizationId(), request.connector().name());
    List<ChosenTest> tests = chosen(request);
    for (ChosenTest test : tests) {
      make(request, test);
    }
    return tests.isEmpty() ? CounterTested.NOTHING : tested(request);
  }

  private static CounterTested tested(CounterTestRequest request) {
    try {
      return RecountPolicies.server().tested(about(request));
    } catch (ActivityFailure | CanceledFailure failure) {
      return CounterTested.NOTHING;
    }
  }

  private static ChooseTestsRequest about(CounterTestRequest request) {
    return new ChooseTestsRequest(request.synchronizationId(), request.planDigest());
  }

  private static List<ChosenTest> chosen(CounterTestRequest request) {
    if (request.asked() != null) {
      return List.of(request.asked());
    }
    try {
      return RecountPolicies.server().chooseTests(about(request)).tests();
    } catch (ActivityFailure | CanceledFailure failure) {
      LOG.info("No causes were tested");
      return List.of();
    }
  }

  /** Once the workflow is cancelled, each test that is left ends at once. */
  private static void make(CounterTestRequest request, ChosenTest test) {
    String id = request.synchronizationId();
    try {
      if (test.reading() == null) {
        RecountPolicies.server().countPlan(new CountPlanRequest(id, test.id()));
      } else {
        RecountPolicies.agent(request.connector().agent())
            .recount(
                new RecountRequest(
                    id,
                    test.id(),
                    request.connector(),
                    request.exported(),
                    test.reading(),
                    request.mode(),
                    request.lastApplied()));
      }
    } catch (ActivityFailure | CanceledFailure failure) {
      ended(new TestEnd(id, test.id(), why(failure), told(failure)));
    }
  }

  private static void ended(TestEnd end) {
    Workflow.newDetachedCancellationScope(
            () -> {
              try {
                RecountPolicies.server().endTest(end);
              } catch (ActivityFailure failure) {
                LOG.warn("The server could not be told that counter-test {} ended", end.test());
              }
            })
        .run();
  }

  private static NotCounted why(TemporalFailure failure) {
    if (failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure) {
      return NotCounted.DECIDED;
    }
    if (failure.getCause() instanceof TimeoutFailure timeout) {
      return tookTooLong(timeout) ? NotCounted.TOO_LONG : NotCounted.AGENT_AWAY;
    }
    return failure instanceof ActivityFailure activity
            && activity.getRetryState() == RetryState.RETRY_STATE_TIMEOUT
        ? NotCounted.AGENT_AWAY
        : NotCounted.REFUSED;
  }

  /** Where an attempt took too long, the next ones had no time left. */
  private static boolean tookTooLong(TimeoutFailure timeout) {
    return timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE
        || (timeout.getCause() instanceof TimeoutFailure before && tookTooLong(before));
  }

  private static @Nullable String told(TemporalFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        ? ToldFailure.of(cause).map(Failure::message).orElse(null)
        : null;
  }
}
