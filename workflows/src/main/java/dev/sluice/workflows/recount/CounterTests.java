package dev.sluice.workflows.recount;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.recount.CounterTestRequest;
import dev.sluice.contract.recount.CounterTestWorkflow;
import dev.sluice.contract.recount.CounterTested;
import dev.sluice.contract.run.FoundCause;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The counter-tests of a run, which does not wait for them. Each is a separate workflow: its steps
 * do not make the run's history longer, and its failures are not the run's.
 */
public final class CounterTests {
  private static final Logger LOG = Workflow.getLogger(CounterTests.class);

  private final List<CancellationScope> underWay = new ArrayList<>();
  private @Nullable CounterTestRequest first;
  private Told told = cause -> {};

  /** Is told what the changes look like most of all, once something was counted. */
  @FunctionalInterface
  public interface Told {
    void looksLike(@Nullable FoundCause cause);
  }

  /**
   * From now on people may ask for tests.
   *
   * @param request for the tests of the causes that come first
   */
  public void allow(CounterTestRequest request, Told counted) {
    first = request;
    told = counted;
  }

  /** Begins to test the causes that come first, and says in the end whether there were any. */
  public Promise<Boolean> testFirst() {
    return first == null ? Workflow.newPromise(false) : begin(first, "first");
  }

  /** Begins a test that somebody asked for. */
  public void ask(ChosenTest test) {
    CounterTestRequest about = first;
    // A signal may come without its argument.
    if (about == null || test == null || test.id() == null) {
      return;
    }
    begin(
        new CounterTestRequest(
            about.synchronizationId(),
            about.planDigest(),
            about.connector(),
            about.exported(),
            test,
            about.mode(),
            about.lastApplied()),
        test.id());
  }

  private Promise<Boolean> begin(CounterTestRequest request, String which) {
    CompletablePromise<Boolean> over = Workflow.newPromise();
    CancellationScope work =
        Workflow.newCancellationScope(
            () -> over.completeFrom(Async.function(() -> test(request, which))));
    underWay.add(work);
    work.run();
    return over;
  }

  /** Nobody waits for a result any more. */
  public void stop() {
    first = null;
    underWay.forEach(CancellationScope::cancel);
    underWay.clear();
  }

  private boolean test(CounterTestRequest request, String which) {
    try {
      CounterTested tested =
          Workflow.newChildWorkflowStub(CounterTestWorkflow.class, options(request, which))
              .test(request);
      if (tested.any()) {
        told.looksLike(tested.cause());
      }
      return tested.any();
    } catch (TemporalFailure failure) {
      LOG.info("Counter-test {} did not finish", which);
      return false;
    }
  }

  private static ChildWorkflowOptions options(CounterTestRequest request, String which) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.counterTest(request.synchronizationId(), which))
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        // A decision does not wait for the answer.
        .setCancellationType(ChildWorkflowCancellationType.TRY_CANCEL)
        .setStaticSummary("counter-test of " + request.connector().name())
        .build();
  }
}
