package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.recount.ChooseTestsRequest;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.recount.CountPlanRequest;
import dev.sluice.contract.recount.FileReading;
import dev.sluice.contract.recount.NotCounted;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.recount.TestEnd;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens beside the review of a run whose causes are counted again. */
class CounterTestedRunTest {
  private static final FileReading EXCHANGED =
      new FileReading("User", Map.of("login", "mail", "mail", "login"), Map.of(), null, Map.of());
  private static final ChosenTest OF_FILE = new ChosenTest("t-1", EXCHANGED);
  private static final ChosenTest OF_PLAN = new ChosenTest("t-2", null);

  @RegisterExtension final TestRuns runs = new TestRuns();

  private final Gate counting = new Gate();

  @BeforeEach
  void planTooManyDeletes() {
    runs.repository.planning = () -> Samples.planDeleting(3);
  }

  @Test
  void countsFirstWithTheAgentAndThenWithoutIt() {
    runs.tests.choosing = () -> List.of(OF_FILE, OF_PLAN);
    runs.tests.cause =
        new FoundCause(
            "COLUMNS_EXCHANGED",
            "proven",
            "The columns login and mail are exchanged in users.csv.",
            "User",
            60,
            60);
    runs.tests.counting = counting::pass;
    counting.open();
    WorkflowStub run = runs.start(request("complete"));
    counting.awaitReached();
    runs.awaitStandstill();

    assertThat(
            run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .contains("Proven: The columns login and mail are exchanged in users.csv.");
    run.signal("resume", (Object) null);
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.requests(ChooseTestsRequest.class))
        .hasSize(2)
        .containsOnly(new ChooseTestsRequest(ID, Samples.DIGEST));
    RecountRequest recount = runs.calls.only(RecountRequest.class);
    assertThat(recount.reading()).isEqualTo(EXCHANGED);
    assertThat(recount.exported().files()).hasSize(1);
    assertThat(recount.mode()).isEqualTo(Mode.COMPLETE);
    assertThat(runs.calls.only(CountPlanRequest.class)).isEqualTo(new CountPlanRequest(ID, "t-2"));
    assertThat(runs.calls.requests(TestEnd.class)).isEmpty();
    runs.golden("held-tested-resumed");
    runs.goldenOf(WorkflowIds.counterTest(ID, "first"), "counter-tests-of-causes");
  }

  /** The agent makes the delta again from the same snapshot. */
  @Test
  void tellsTheAgentWhatAnIncrementalRunBeganWith() {
    WorkflowStub run = runs.start(request("incremental"));
    runs.awaitStandstill();
    run.signal("counterTest", OF_FILE);
    runs.awaitStandstill();
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    RecountRequest recount = runs.calls.only(RecountRequest.class);
    assertThat(recount.mode()).isEqualTo(Mode.INCREMENTAL);
    assertThat(recount.lastApplied()).isEqualTo("run-0");
    assertThat(runs.calls.only(DeltaRequest.class).lastApplied()).isEqualTo("run-0");
  }

  @Test
  void decisionStopsTheTestsAndDoesNotWaitForThem() {
    runs.tests.choosing = () -> List.of(OF_FILE, OF_PLAN);
    runs.agent.recounting = counting::pass;
    WorkflowStub run = runs.start(request("complete"));
    counting.awaitReached();
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    counting.open();
    awaitCancelled("first");
    assertThat(runs.calls.requests(TestEnd.class))
        .containsExactly(
            new TestEnd(ID, "t-1", NotCounted.DECIDED, null),
            new TestEnd(ID, "t-2", NotCounted.DECIDED, null));
    runs.golden("held-cancelled-while-tested");
    runs.goldenOf(WorkflowIds.counterTest(ID, "first"), "counter-tests-stopped");
  }

  @Test
  void testSomebodyAskedForEndsWithItsReasonAndDoesNotFailTheRun() {
    String gone = "The exported files of this run of acme-ad are no longer on the agent.";
    runs.agent.recounting = () -> refuse(Failure.of(FailureType.INTERNAL, gone, "Start a new run"));
    WorkflowStub run = runs.start(request("complete"));
    runs.awaitStandstill();
    run.signal("counterTest", OF_FILE);
    runs.awaitStandstill();
    run.signal("counterTest", (Object) null);
    run.signal("resume", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(TestEnd.class))
        .isEqualTo(new TestEnd(ID, "t-1", NotCounted.REFUSED, gone));
    runs.golden("held-asked-for-test");
    runs.goldenOf(WorkflowIds.counterTest(ID, "t-1"), "counter-test-refused");
  }

  @Test
  void agentThatCannotDoItIsNotWaitedForLong() {
    runs.agent.recounting =
        () -> {
          throw ApplicationFailure.newFailure("no connection to the server", "UNAVAILABLE");
        };
    runs.tests.choosing = () -> List.of(OF_FILE);
    WorkflowStub run = runs.start(request("complete"));
    runs.awaitStandstill();
    runs.awaitStandstill();
    runs.awaitStandstill();
    run.signal("resume", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(TestEnd.class))
        .isEqualTo(new TestEnd(ID, "t-1", NotCounted.AGENT_AWAY, null));
    runs.goldenOf(WorkflowIds.counterTest(ID, "first"), "counter-test-without-agent");
  }

  @Test
  void dryRunEndsAfterItsTests() {
    runs.tests.choosing = () -> List.of(OF_PLAN);

    assertThat(
            runs.run(
                    new SynchronizationRequest(
                        Samples.CONNECTOR, "complete", false, true, List.of(), "alice", ID))
                .status())
        .isEqualTo(Status.PLANNED);
    assertThat(runs.calls.steps()).containsSubsequence("inspect", "countPlan", "close", "discard");
    runs.golden("dry-run-tested");
  }

  private void awaitCancelled(String which) {
    WorkflowStub tests = runs.client().newUntypedWorkflowStub(WorkflowIds.counterTest(ID, which));
    assertThatThrownBy(() -> tests.getResult(Void.class))
        .isInstanceOf(WorkflowFailedException.class)
        .hasCauseInstanceOf(CanceledFailure.class);
  }

  private static void refuse(@Nullable Failure failure) {
    throw ApplicationFailure.newBuilder()
        .setType(FailureType.INTERNAL.name())
        .setMessage("refused")
        .setDetails(failure)
        .setNonRetryable(true)
        .build();
  }
}
