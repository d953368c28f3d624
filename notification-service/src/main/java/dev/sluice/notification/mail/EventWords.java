package dev.sluice.notification.mail;

import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.notification.delivery.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Describes what happened to a run. */
final class EventWords {
  /** Longer subjects are cut by most readers; names alone can exceed it. */
  private static final int LONGEST_SUBJECT = 180;

  private final Notification notification;
  private final String connector;

  EventWords(Notification notification) {
    this.notification = notification;
    this.connector = SingleLine.of(notification.connector());
  }

  /** As in {@code [Sluice] acme-ad: complete run held for review – 3 deletes, ...}. */
  String subject() {
    String subject =
        "[Sluice] %s%s: %s run %s – %s"
            .formatted(
                notification.reminder() ? "Reminder: " : "",
                connector,
                notification.mode().label(),
                happened(),
                gist());
    return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }

  /** As in {@code A complete run of acme-ad is held for review}. */
  String headline() {
    String article = notification.mode() == Mode.COMPLETE ? "A" : "An";
    return "%s %s run of %s %s"
        .formatted(
            article,
            notification.mode().label(),
            connector,
            notification.event() == NotificationEvent.BREACH
                ? (notification.reminder() ? "is still held for review" : "is held for review")
                : happened());
  }

  List<String> paragraphs() {
    List<String> paragraphs = new ArrayList<>(List.of(explanation()));
    if (notification.event() == NotificationEvent.BREACH) {
      if (emptySource()) {
        paragraphs.add(
            "A run with an empty source always waits for a person, whatever the limits are.");
      }
      if (notification.expiresAt() != null) {
        paragraphs.add(
            "If nobody decides, the run expires on %s and changes nothing."
                .formatted(Moments.of(notification.expiresAt())));
      }
    }
    if (notification.force()) {
      paragraphs.add(
          "%s started this run with force: no threshold was checked."
              .formatted(SingleLine.of(notification.requestedBy())));
    }
    return paragraphs;
  }

  private String happened() {
    return switch (notification.event()) {
      case BREACH -> "held for review";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case EXPIRED -> "expired";
    };
  }

  private String gist() {
    return switch (notification.event()) {
      case BREACH -> breaches();
      case COMPLETED ->
          changes()
              + (conflicts() == 0 ? "" : ", " + notMade())
              + (withheld() == 0 ? "" : ", " + heldBack());
      case FAILED ->
          notification.failure() == null
              ? "nothing was changed"
              : notification.failure().type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case CANCELLED -> "nothing was changed";
      case EXPIRED -> "nobody decided, nothing was changed";
    };
  }

  private String explanation() {
    return switch (notification.event()) {
      case BREACH ->
          why()
              + " Nothing has been changed yet: a person must look at the changes and resume or"
              + " cancel the run.";
      case COMPLETED -> applied();
      case FAILED -> "The run failed; nothing was changed.";
      case CANCELLED ->
          "The run was cancelled before its changes were applied; nothing was changed.";
      case EXPIRED -> "The held run expired without a decision; nothing was changed.";
    };
  }

  private String why() {
    if (looksDifferent()) {
      return "A source's file looks different from those of earlier runs.";
    }
    return takesProtected()
        ? "The run would delete or switch off protected resources."
        : "The run would change more than its limits allow.";
  }

  private String applied() {
    if (conflicts() + withheld() == 0) {
      return "All of the run's changes were applied: " + changes() + ".";
    }
    List<String> exceptions = new ArrayList<>();
    if (conflicts() > 0) {
      exceptions.add("conflicts");
    }
    if (withheld() > 0) {
      exceptions.add("held or rejected changes");
    }
    return "The run's changes were applied, except for "
        + String.join(" and ", exceptions)
        + ". Planned: "
        + changes()
        + (withheld() == 0 ? "" : "; " + heldBack())
        + (conflicts() == 0
            ? ""
            : "; "
                + notMade()
                + ", because somebody else had changed the resource, or an end of the link no"
                + " longer existed")
        + ".";
  }

  private String breaches() {
    List<Breach> breaches = notification.breaches();
    if (breaches.isEmpty()) {
      return "a person must decide";
    }
    String first = SingleLine.of(BreachWords.of(breaches.get(0)));
    return breaches.size() == 1 ? first : first + ", and " + (breaches.size() - 1) + " more";
  }

  /** What stands above the breaches. */
  String breachesTitle() {
    return looksDifferent() || takesProtected() ? "What a person must look at" : "Limits exceeded";
  }

  private boolean looksDifferent() {
    return notification.breaches().stream()
        .anyMatch(each -> ColumnChange.labelled(each.threshold()).isPresent());
  }

  private boolean takesProtected() {
    return notification.breaches().stream()
        .anyMatch(each -> each.threshold().equals(Breach.PROTECTED));
  }

  private boolean emptySource() {
    return notification.breaches().stream()
        .map(Breach::threshold)
        .anyMatch(each -> each.equals(Breach.EMPTY_FILE) || each.equals(Breach.NO_ROWS));
  }

  private String notMade() {
    return Numbers.of(conflicts()) + " not applied";
  }

  private String heldBack() {
    return Numbers.of(withheld()) + " held or rejected";
  }

  private long conflicts() {
    return sum(Counters::conflicts);
  }

  /** What was not made, since somebody decided so or did not name what is protected. */
  private long withheld() {
    return sum(each -> each.notMade() - each.conflicts());
  }

  private long sum(ToLongFunction<Counters> count) {
    return Stream.concat(
            notification.resources().values().stream(), notification.links().values().stream())
        .mapToLong(count)
        .sum();
  }

  private String changes() {
    long inserted = 0;
    long updated = 0;
    long deleted = 0;
    long links = 0;
    for (var each : notification.resources().values()) {
      inserted += each.inserted();
      updated += each.updated();
      deleted += each.deleted();
    }
    for (var each : notification.links().values()) {
      links += each.inserted() + each.updated() + each.deleted();
    }
    if (inserted + updated + deleted + links == 0) {
      return "nothing to change";
    }
    return "%s inserted, %s updated, %s deleted, %s %s changed"
        .formatted(
            Numbers.of(inserted),
            Numbers.of(updated),
            Numbers.of(deleted),
            Numbers.of(links),
            links == 1 ? "link" : "links");
  }
}
