package dev.sluice.workflows.synchronize;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.InspectRequest;
import dev.sluice.contract.repository.InspectResult;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens beside the review of a plan that is inspected. */
class InspectedRunTest {
  private static final FoundCause EXCHANGED =
      new FoundCause(
          "COLUMNS_EXCHANGED",
          "likely",
          "The columns sn and givenName are exchanged in users.csv.",
          "User",
          118,
          120);

  @RegisterExtension final TestRuns runs = new TestRuns();

  private final Gate told = new Gate();
  private final Gate inspecting = new Gate();

  @BeforeEach
  void planTooManyDeletes() {
    runs.repository.planning = () -> Samples.planDeleting(3);
    runs.receivers.mailing = delivery -> told.pass();
    told.open();
  }

  @Test
  void asksForThePlanThatIsHeld() {
    WorkflowStub run = runs.start(request("complete"));
    told.awaitReached();
    run.signal("resume", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.only(InspectRequest.class))
        .isEqualTo(new InspectRequest(ID, Samples.DIGEST));
  }

  @Test
  void paysNothingIfNothingIsHeld() {
    runs.repository.planning = () -> Samples.planDeleting(0);

    assertThat(runs.run(request("complete")).status()).isEqualTo(Status.COMPLETED);
    assertThat(runs.calls.steps()).doesNotContain("inspect");
  }

  @Test
  void saysThatThePlanIsBeingInspectedAndTakesADecisionMeanwhile() {
    runs.repository.inspecting =
        () -> {
          inspecting.pass();
          return new InspectResult(3, null);
        };
    WorkflowStub run = runs.start(request("complete"));
    inspecting.awaitReached();

    assertThat(
            run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .contains("AWAITING_REVIEW", "The changes are being counted");
    run.signal("resume", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    inspecting.open();
    runs.golden("held-resumed-while-inspected");
  }

  @Test
  void tellsReviewersWhatTheChangesLookLike() {
    runs.repository.inspecting = () -> new InspectResult(3, EXCHANGED);
    WorkflowStub run = runs.start(request("complete"));
    told.awaitReached();

    assertThat(runs.calls.only(MailDelivery.class).notification().cause()).isEqualTo(EXCHANGED);
    assertThat(
            run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails())
        .contains("Likely: The columns sn and givenName are exchanged in users.csv.");
    run.signal("resume", (Object) null);
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.golden("held-with-cause");
  }

  /** Programs follow each run from one state to the next; a person has nothing left to decide. */
  @Test
  void tellsProgramsAtOnceAndNobodyElseIfItIsDecidedMeanwhile() {
    Gate called = new Gate();
    called.open();
    runs.receivers.hooking = delivery -> called.pass();
    runs.repository.inspecting =
        () -> {
          inspecting.pass();
          return new InspectResult(3, EXCHANGED);
        };
    WorkflowStub run = runs.start(request("complete"));
    inspecting.awaitReached();
    called.awaitReached();
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    inspecting.open();
    runs.awaitDelivery("notify/" + ID + "/cancelled");
    assertThat(runs.calls.requests(WebhookDelivery.class))
        .extracting(each -> each.notification().event())
        .containsExactly(NotificationEvent.BREACH, NotificationEvent.CANCELLED);
    assertThat(runs.calls.requests(MailDelivery.class))
        .extracting(each -> each.notification().event())
        .containsExactly(NotificationEvent.CANCELLED);
    runs.golden("held-cancelled-while-inspected");
  }

  @Test
  void tellsReviewersAfterAMinuteAtTheLatest() {
    runs.repository.inspecting = failing("database-is-away", true);
    WorkflowStub run = runs.start(request("complete"));
    // A minute each.
    runs.awaitStandstill();
    runs.awaitStandstill();
    told.awaitReached();
    run.signal("cancel", (Object) null);

    assertThat(runs.outcome(run).status()).isEqualTo(Status.CANCELLED);
    HoldRequest hold = runs.calls.only(HoldRequest.class);
    Duration waited =
        Duration.between(
            hold.expiresAt().minus(Samples.connector().review().expiryAfter()),
            runs.calls.requests(MailDelivery.class).get(0).notification().occurredAt());
    assertThat(waited).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
    runs.golden("held-not-inspected-in-time");
  }

  @Test
  void runIsHeldAllTheSameIfItsPlanCannotBeInspected() {
    runs.repository.inspecting = failing(FailureType.INTERNAL.name(), false);
    WorkflowStub run = runs.start(request("complete"));
    told.awaitReached();

    assertThat(runs.typed(run).status().status()).isEqualTo(Status.AWAITING_REVIEW);
    run.signal("resume", (Object) null);
    assertThat(runs.outcome(run).status()).isEqualTo(Status.COMPLETED);
    runs.golden("held-not-inspected");
  }

  @Test
  void dryRunEndsAllTheSameIfItsPlanCannotBeInspected() {
    runs.repository.inspecting = failing(FailureType.INTERNAL.name(), false);

    assertThat(
            runs.run(
                    new SynchronizationRequest(
                        Samples.CONNECTOR, "complete", false, true, List.of(), "alice", ID))
                .status())
        .isEqualTo(Status.PLANNED);
    runs.golden("dry-run-not-inspected");
  }

  private static Supplier<InspectResult> failing(String type, boolean again) {
    return () -> {
      throw ApplicationFailure.newBuilder()
          .setType(type)
          .setMessage("no inspection")
          .setNonRetryable(!again)
          .build();
    };
  }
}
