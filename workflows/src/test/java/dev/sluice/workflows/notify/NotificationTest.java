package dev.sluice.workflows.notify;

import static dev.sluice.workflows.testing.TestRuns.ID;
import static dev.sluice.workflows.testing.TestRuns.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotificationTest {
  private static final String MESSAGE = "notify/" + ID + "/completed";

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void tellsEveryReceiverOfACompletedRun() {
    runs.run(request("complete"));
    runs.awaitDelivery(MESSAGE);

    MailDelivery mail = runs.calls.only(MailDelivery.class);
    WebhookDelivery webhook = runs.calls.only(WebhookDelivery.class);
    assertThat(mail.address()).isEqualTo("iam@example.org");
    assertThat(webhook.webhook()).isEqualTo(Samples.WEBHOOK);
    assertThat(mail.id()).isNotEqualTo(webhook.id()).startsWith(MESSAGE);
    Notification notification = mail.notification();
    assertThat(webhook.notification()).isEqualTo(notification);
    assertThat(notification.id()).isEqualTo(MESSAGE);
    assertThat(notification.event()).isEqualTo(NotificationEvent.COMPLETED);
    assertThat(notification.status()).isEqualTo(Status.COMPLETED);
    assertThat(notification.requestedBy()).isEqualTo("alice");
    assertThat(notification.resources()).containsKey("User");
    runs.goldenOf(MESSAGE, "notification");
  }

  @Test
  void tellsOfAFailure() {
    runs.agent.exporting =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure("x", FailureType.SOURCE_MISSING.name());
        };
    runs.run(request("complete"));
    runs.awaitDelivery("notify/" + ID + "/failed");

    Notification notification = runs.calls.only(MailDelivery.class).notification();
    assertThat(notification.event()).isEqualTo(NotificationEvent.FAILED);
    assertThat(notification.failure()).isNotNull();
  }

  @Test
  void tellsOfABreachAndOfItsEnd() {
    Gate told = new Gate();
    told.open();
    runs.repository.planning = () -> Samples.planDeleting(3);
    runs.receivers.mailing = delivery -> told.pass();
    WorkflowStub run = runs.start(request("complete"));
    told.awaitReached();
    run.signal("cancel", (Object) null);
    runs.outcome(run);
    runs.awaitDelivery("notify/" + ID + "/cancelled");

    assertThat(runs.calls.requests(MailDelivery.class))
        .extracting(delivery -> delivery.notification().event())
        .containsExactly(NotificationEvent.BREACH, NotificationEvent.CANCELLED);
    Notification breach = runs.calls.requests(MailDelivery.class).get(0).notification();
    assertThat(breach.status()).isEqualTo(Status.AWAITING_REVIEW);
    assertThat(breach.breaches()).hasSize(1);
    assertThat(breach.expiresAt()).isNotNull();
  }

  @Test
  void tellsNobodyOfWhatNobodyAskedFor() {
    runs.repository.connector =
        Samples.notifying(
            new NotifyDefinition(
                List.of(NotificationEvent.BREACH), List.of("iam@example.org"), List.of()));

    runs.run(request("complete"));

    assertThat(runs.calls.steps()).doesNotContain("sendMail").endsWith("close");
    runs.golden("not-notified");
  }

  @Test
  void startsNoDeliveryWithoutAReceiver() {
    runs.repository.connector =
        Samples.notifying(
            new NotifyDefinition(List.of(NotificationEvent.values()), List.of(), List.of()));

    assertThat(runs.run(request("complete")).status()).isEqualTo(Status.COMPLETED);
  }

  /** Some nine attempts in the first hour, and then one an hour for a week. */
  @Test
  void doesNotTroubleReceiverThatIsGone() {
    runs.receivers.mailing =
        delivery -> {
          throw new IllegalStateException("mail server gone");
        };
    runs.run(request("complete"));
    assertThatThrownBy(() -> runs.awaitDelivery(MESSAGE)).hasMessageContaining("Workflow");

    assertThat(runs.calls.requests(MailDelivery.class)).hasSizeBetween(150, 200);
  }

  @Test
  void triesEachReceiverOnItsOwnWithTheSameId() {
    runs.receivers.mailing =
        delivery -> {
          if (runs.calls.requests(MailDelivery.class).size() < 30) {
            throw new IllegalStateException("mail server down");
          }
        };

    runs.deliver(notification());

    Set<String> ids =
        runs.calls.requests(MailDelivery.class).stream()
            .map(MailDelivery::id)
            .collect(Collectors.toSet());
    assertThat(runs.calls.requests(MailDelivery.class)).hasSize(30);
    assertThat(ids).hasSize(1);
    assertThat(runs.calls.requests(WebhookDelivery.class)).hasSize(1);
    runs.goldenOf(MESSAGE, "notification-mail-server-down");
  }

  @Test
  void givesUpOnAnUndeliverableReceiverAndReachesTheOthers() {
    runs.receivers.mailing =
        delivery -> {
          throw ApplicationFailure.newFailure("no", FailureType.UNDELIVERABLE.name());
        };

    assertThatThrownBy(() -> runs.deliver(notification()))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .hasMessageContaining("1 of 2 receivers could not be reached");

    assertThat(runs.calls.requests(MailDelivery.class)).hasSize(1);
    assertThat(runs.calls.requests(WebhookDelivery.class)).hasSize(1);
    runs.goldenOf(MESSAGE, "notification-undeliverable");
  }

  @Test
  void doesNotFailARunWhoseMessageIsUnderWayAlready() {
    Gate mailing = new Gate();
    runs.receivers.mailing = delivery -> mailing.pass();
    Thread earlier = new Thread(() -> runs.deliver(notification()));
    earlier.start();
    mailing.awaitReached();

    assertThat(runs.run(request("complete")).status()).isEqualTo(Status.COMPLETED);

    mailing.open();
    runs.golden("already-notified");
  }

  private static Notification notification() {
    return new Notification(
        MESSAGE,
        NotificationEvent.COMPLETED,
        false,
        ID,
        Samples.CONNECTOR,
        Mode.COMPLETE,
        Status.COMPLETED,
        false,
        "alice",
        Instant.EPOCH,
        null,
        Map.of(),
        Map.of(),
        List.of(),
        null,
        List.of("iam@example.org"),
        List.of(new Webhook("https://hooks.example.org/iam", "iam")),
        null,
        null,
        null);
  }
}
