package dev.sluice.notification;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.definition.NotifyDefinition.Webhook;
import dev.sluice.contract.notification.MailDelivery;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.WebhookDelivery;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notifications about one run of {@code acme-ad}: {@code aHeldRun().ofConnector("x").build()}. */
public final class NotificationFixture {
  public static final String RUN = "7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11";

  private final NotificationEvent event;
  private final Status status;
  private boolean reminder;
  private @Nullable List<String> waived;
  private boolean force;
  private String connector = "acme-ad";
  private Mode mode = Mode.COMPLETE;
  private String requestedBy = "olivia";
  private @Nullable Instant expiresAt;
  private List<Breach> breaches = List.of();
  private @Nullable List<Breach> warnings;
  private @Nullable FoundCause cause;
  private @Nullable Failure failure;
  private Map<String, Counters> resources =
      Map.of(
          "User", new Counters(1000, 2, 0, 0, 10, 5, 3, 982, 0),
          "Group", new Counters(40, 0, 0, 0, 0, 0, 0, 40, 0));
  private Map<String, Counters> links =
      Map.of("Group.members", new Counters(4000, 1, 17, 0, 7, 0, 2, 3991, 0));

  private NotificationFixture(NotificationEvent event, Status status) {
    this.event = event;
    this.status = status;
  }

  public static NotificationFixture aHeldRun() {
    NotificationFixture held =
        new NotificationFixture(NotificationEvent.BREACH, Status.AWAITING_REVIEW);
    held.expiresAt = Instant.parse("2026-11-30T10:15:00Z");
    held.breaches = List.of(new Breach("User", "maximumDeletedLines", 2, 3));
    return held;
  }

  public static NotificationFixture aCompletedRun() {
    return new NotificationFixture(NotificationEvent.COMPLETED, Status.COMPLETED);
  }

  public static NotificationFixture aFailedRun() {
    NotificationFixture failed = new NotificationFixture(NotificationEvent.FAILED, Status.FAILED);
    failed.resources = Map.of();
    failed.links = Map.of();
    failed.failure =
        new Failure(
            FailureType.SOURCE_MALFORMED,
            "The header has the column employeeID twice",
            "ad_entries.csv",
            1L,
            "employeeID",
            "Remove one of the two columns");
    return failed;
  }

  public static NotificationFixture aCancelledRun() {
    return new NotificationFixture(NotificationEvent.CANCELLED, Status.CANCELLED);
  }

  public static NotificationFixture anExpiredRun() {
    return new NotificationFixture(NotificationEvent.EXPIRED, Status.EXPIRED);
  }

  public NotificationFixture ofConnector(String name) {
    connector = name;
    return this;
  }

  public NotificationFixture in(Mode runMode) {
    mode = runMode;
    return this;
  }

  public NotificationFixture requestedBy(String user) {
    requestedBy = user;
    return this;
  }

  public NotificationFixture reminding() {
    reminder = true;
    return this;
  }

  public NotificationFixture forced() {
    force = true;
    return this;
  }

  public NotificationFixture warned(Breach... differences) {
    warnings = List.of(differences);
    return this;
  }

  public NotificationFixture lookingLike(FoundCause found) {
    cause = found;
    return this;
  }

  public NotificationFixture breaching(Breach... limits) {
    breaches = List.of(limits);
    return this;
  }

  public NotificationFixture waiving(String... sentences) {
    waived = List.of(sentences);
    return this;
  }

  public NotificationFixture failingWith(Failure reason) {
    failure = reason;
    return this;
  }

  public NotificationFixture counting(
      Map<String, Counters> resourceCounters, Map<String, Counters> linkCounters) {
    resources = resourceCounters;
    links = linkCounters;
    return this;
  }

  public Notification build() {
    return new Notification(
        "notify/" + RUN + "/" + event,
        event,
        reminder,
        RUN,
        connector,
        mode,
        status,
        force,
        requestedBy,
        Instant.parse("2026-11-23T10:15:00Z"),
        expiresAt,
        resources,
        links,
        breaches,
        failure,
        List.of(),
        List.of(),
        warnings,
        cause,
        waived);
  }

  public MailDelivery mailedTo(String address) {
    return new MailDelivery("notify/" + RUN + "/held/mail/0", address, build());
  }

  public WebhookDelivery postedTo(String url, String secret) {
    return new WebhookDelivery(
        "notify/" + RUN + "/held/webhook/0", new Webhook(url, secret), build());
  }
}
