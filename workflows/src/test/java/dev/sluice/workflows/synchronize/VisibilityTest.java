package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.SearchAttributes;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisibilityTest {
  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void showsAHeldRunAndWhatToSend() {
    WorkflowStub run = startHeld();

    String details = details(run);

    assertThat(details)
        .startsWith("**AWAITING_REVIEW** · acme-ad · complete · requested by alice\n")
        .contains("- acme-ad: 3 deletes, over the limit of 2 (maximumDeletedLines)\n")
        .contains("`resume`", "`cancel`", "`{}`", "`{\"comment\":\"…\"}`")
        .contains(runs.calls.only(HoldRequest.class).expiresAt().toString())
        .contains("| User | 10 | 0 | 0 | 0 | 1 | 1 | 3 | 8 | 0 |")
        .contains("| User.manager | 4 | 0 | 0 | 0 | 0 | 0 | 0 | 4 | 0 |");
    assertThat(details.indexOf("### Breaches")).isLessThan(details.indexOf("### Counters"));
  }

  @Test
  void showsASignalThatWasNotHeeded() {
    WorkflowStub run = startHeld();
    run.signal("resume", java.util.Map.of("planDigest", "another"));

    assertThat(details(run)).contains("### Ignored\n- The decision is about another plan");
  }

  @Test
  void showsWhatPeopleWroteAsTheyWroteIt() {
    WorkflowStub run =
        runs.start(
            new SynchronizationRequest(
                "acme-ad", "complete", false, false, null, "[ops](https://x) |\n# *held* <b>", ID));
    runs.outcome(run);

    assertThat(details(run))
        .contains("requested by \\[ops\\](https://x) \\| \\# \\*held\\* \\<b\\>\n");
  }

  @Test
  void findsRunsBySearchAttributes() {
    WorkflowStub run = startHeld();

    var attributes = run.describe().getTypedSearchAttributes();

    assertThat(attributes.get(SearchAttributes.CONNECTOR)).isEqualTo("acme-ad");
    assertThat(attributes.get(SearchAttributes.MODE)).isEqualTo("complete");
    assertThat(attributes.get(SearchAttributes.STATUS)).isEqualTo("AWAITING_REVIEW");
    assertThat(attributes.get(SearchAttributes.DELETES)).isEqualTo(3);
  }

  @Test
  void showsHowARunEnded() {
    WorkflowStub run = runs.start(request("complete"));
    runs.outcome(run);

    assertThat(run.describe().getTypedSearchAttributes().get(SearchAttributes.STATUS))
        .isEqualTo("COMPLETED");
    assertThat(runs.typed(run).status())
        .satisfies(
            state -> {
              assertThat(state.id()).isEqualTo(ID);
              assertThat(state.status()).isEqualTo(Status.COMPLETED);
              assertThat(state.planDigest()).isEqualTo(Samples.DIGEST);
            });
  }

  @Test
  void linksNowhereIfNobodySaysWhereTheServerIs() {
    assertThat(details(startHeld())).doesNotContain("](");
  }

  @Test
  void linksToTheServerWhoseAddressIsKnown() {
    runs.repository.address = "https://sluice.example.org/";
    assertThat(details(startHeld()))
        .contains(
            "[Run](https://sluice.example.org/api/synchronizations/"
                + ID
                + ") · [changes](https://sluice.example.org/api/synchronizations/"
                + ID
                + "/changes)");
  }

  private WorkflowStub startHeld() {
    Gate told = new Gate();
    told.open();
    runs.repository.planning = () -> Samples.planDeleting(3);
    runs.receivers.mailing = delivery -> told.pass();
    WorkflowStub run = runs.start(request("complete"));
    told.awaitReached();
    return run;
  }

  private static String details(WorkflowStub run) {
    return run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails();
  }
}
