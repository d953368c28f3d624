package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompletedRunTest {
  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void takesOneActivityPerStep() {
    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.id()).isEqualTo(TestRuns.ID);
    assertThat(outcome.planDigest()).isEqualTo(Samples.DIGEST);
    assertThat(outcome.breaches()).isEmpty();
    assertThat(outcome.failure()).isNull();
    assertThat(runs.calls.stepsOfRun())
        .containsExactly(
            "open",
            "export",
            "prepare",
            "takeTurn",
            "compare",
            "plan",
            "apply",
            "promote",
            "close");
    assertThat(runs.calls.only(ApplyRequest.class))
        .isEqualTo(new ApplyRequest(TestRuns.ID, Samples.DIGEST, List.of(), null));
    assertThat(runs.calls.only(CloseRequest.class).status()).isEqualTo(Status.COMPLETED);
    runs.golden("complete");
  }

  @Test
  void comparesAnIncrementalRunWithTheLastAppliedOne() {
    assertThat(runs.run(request("incremental")).status()).isEqualTo(Status.COMPLETED);

    assertThat(runs.calls.stepsOfRun())
        .containsExactly(
            "open",
            "export",
            "prepare",
            "takeTurn",
            "delta",
            "compare",
            "plan",
            "apply",
            "promote",
            "close");
    assertThat(runs.calls.only(DeltaRequest.class).lastApplied()).isEqualTo("run-0");
    runs.golden("incremental");
  }

  @Test
  void loadsForTheFirstTimeWithoutAsking() {
    runs.repository.planning = () -> Samples.plan(new Counters(10_000, 9, 0, 0, 9_000, 0, 0, 0, 0));

    SynchronizationOutcome outcome = runs.run(request("initial"));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.breaches()).isEmpty();
    runs.golden("initial");
  }

  @Test
  void reportsWhatCouldNotBeApplied() {
    runs.repository.applying =
        () ->
            new ApplyResult(
                Map.of("User", new Counters(10, 0, 0, 0, 1, 0, 0, 8, 1)),
                Map.of("User.manager", new Counters(4, 0, 0, 0, 0, 0, 0, 3, 2)));

    SynchronizationOutcome outcome = runs.run(request("complete"));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.resources().get("User").conflicts()).isEqualTo(1);
    assertThat(outcome.links().get("User.manager").conflicts()).isEqualTo(2);
    runs.golden("apply-conflicts");
  }

  @Test
  void namesARunThatSomebodyElseStartedAfterItsFirstExecution() {
    WorkflowStub run = runs.start(Map.of("connector", Samples.CONNECTOR, "mode", "complete"));
    String executionId = run.getExecution().getRunId();

    SynchronizationOutcome outcome = runs.outcome(run);

    assertThat(outcome.id()).isEqualTo(executionId);
    OpenRequest opened = runs.calls.only(OpenRequest.class);
    assertThat(opened.synchronizationId()).isEqualTo(executionId);
    assertThat(opened.workflowRunId()).isEqualTo(executionId);
    assertThat(opened.request())
        .isEqualTo(
            new SynchronizationRequest(
                Samples.CONNECTOR, "complete", false, false, null, null, null));
    runs.golden("foreign-start");
  }

  @Test
  void runsInTheModeThatTheServerFoundRightForAJob() {
    runs.repository.mode = Mode.COMPLETE;

    SynchronizationOutcome outcome =
        runs.outcome(
            runs.start(Map.of("connector", Samples.CONNECTOR, "mode", "incremental", "job", true)));

    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(OpenRequest.class).request().job()).isTrue();
    assertThat(runs.calls.only(ExportRequest.class).mode()).isEqualTo(Mode.COMPLETE);
    assertThat(runs.calls.steps()).doesNotContain("delta");
    runs.golden("job-run-complete");
  }

  @Test
  void namesARunThatContinuesAnotherOneAfterItself() {
    WorkflowStub first =
        runs.startContinued(Map.of("connector", Samples.CONNECTOR, "mode", "complete"));
    String firstExecutionId = first.getExecution().getRunId();

    SynchronizationOutcome outcome = runs.outcome(first);

    OpenRequest opened = runs.calls.only(OpenRequest.class);
    assertThat(opened.synchronizationId())
        .isEqualTo(outcome.id())
        .isEqualTo(opened.workflowRunId())
        .isNotEqualTo(firstExecutionId);
  }
}
