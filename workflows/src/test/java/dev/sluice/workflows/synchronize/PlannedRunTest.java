package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedRunTest {
  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void stopsADryRunAfterCheckWithItsBreaches() {
    runs.repository.planning = () -> Samples.planDeleting(3);

    SynchronizationOutcome outcome = runs.run(request(true, List.of()));

    assertThat(outcome.status()).isEqualTo(Status.PLANNED);
    assertThat(outcome.planDigest()).isEqualTo(Samples.DIGEST);
    assertThat(outcome.breaches()).hasSize(1);
    assertThat(runs.calls.only(CloseRequest.class).breaches()).hasSize(1);
    assertThat(runs.calls.steps())
        .containsExactly(
            "open",
            "export",
            "prepare",
            "takeTurn",
            "compare",
            "plan",
            "inspect",
            "chooseTests",
            "close",
            "discard");
    runs.golden("dry-run");
  }

  @ParameterizedTest
  @CsvSource({"export,export", "export;prepare,export;prepare", "prepare,export;prepare"})
  void stopsAfterTheStepAskedForAndKeepsItsFiles(String asked, String taken) {
    SynchronizationOutcome outcome = runs.run(request(false, List.of(asked.split(";"))));

    assertThat(outcome.status()).isEqualTo(Status.PLANNED);
    assertThat(runs.calls.steps())
        .startsWith("open")
        .containsSequence(taken.split(";"))
        .endsWith(taken.substring(taken.lastIndexOf(';') + 1), "close");
    runs.golden("steps-" + asked.replace(';', '-'));
  }

  @Test
  void takesAllStepsForAll() {
    List<String> all = List.of("export", "prepare", "compare", "check", "apply", "notify");

    assertThat(runs.run(request(false, all)).status()).isEqualTo(Status.COMPLETED);
  }

  private static SynchronizationRequest request(boolean dryRun, List<String> steps) {
    return new SynchronizationRequest(
        Samples.CONNECTOR, "complete", false, dryRun, steps, "alice", ID);
  }
}
