package dev.sluice.notification.mail;

import dev.sluice.contract.Failure;
import dev.sluice.contract.check.BreachWords;
import dev.sluice.contract.check.CauseWords;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.notification.delivery.SingleLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data for both templates. Every text is a single line; the HTML template must still escape it.
 *
 * @param cause what the changes look like most of all, if that is known
 * @param breaches limits that were exceeded, and what else holds the run, one sentence each
 * @param warnings what looked different than before and held nothing, one sentence each
 * @param address where the run is found over REST, if a base address is configured
 */
record Page(
    String subject,
    String headline,
    List<String> paragraphs,
    @Nullable String cause,
    String breachesTitle,
    List<String> breaches,
    List<String> warnings,
    List<Entry> failure,
    List<CounterTable> tables,
    List<Entry> commands,
    List<Entry> signals,
    @Nullable String address,
    List<Entry> facts) {

  /** A label and what stands beside it. */
  record Entry(String label, String text) {
    static Entry of(String label, String text) {
      return new Entry(SingleLine.of(label), SingleLine.of(text));
    }
  }

  static Page of(Notification notification, @Nullable URI baseUrl) {
    EventWords words = new EventWords(notification);
    NextSteps steps = new NextSteps(notification);
    return new Page(
        words.subject(),
        words.headline(),
        words.paragraphs(),
        sentence(notification.cause()),
        words.breachesTitle(),
        sentences(notification.breaches()),
        sentences(notification.warnings()),
        failure(notification.failure()),
        Stream.of(
                CounterTable.ofResources(notification.resources()),
                CounterTable.ofLinks(notification.links()))
            .filter(table -> !table.rows().isEmpty())
            .toList(),
        steps.commands(),
        steps.signals(),
        baseUrl == null ? null : steps.address(baseUrl),
        facts(notification));
  }

  private static @Nullable String sentence(@Nullable FoundCause cause) {
    return cause == null ? null : SingleLine.of(CauseWords.of(cause));
  }

  private static List<String> sentences(@Nullable List<Breach> breaches) {
    return breaches == null
        ? List.of()
        : breaches.stream().map(breach -> SingleLine.of(BreachWords.of(breach))).toList();
  }

  private static List<Entry> failure(@Nullable Failure failure) {
    if (failure == null) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("What", failure.message()));
    if (failure.file() != null) {
      entries.add(Entry.of("File", failure.file()));
    }
    if (failure.line() != null) {
      entries.add(Entry.of("Line", failure.line().toString()));
    }
    if (failure.column() != null) {
      entries.add(Entry.of("Column", failure.column()));
    }
    if (failure.remedy() != null) {
      entries.add(Entry.of("Remedy", failure.remedy()));
    }
    return entries;
  }

  private static List<Entry> facts(Notification notification) {
    List<Entry> facts = new ArrayList<>();
    facts.add(Entry.of("Synchronization", notification.synchronizationId()));
    facts.add(Entry.of("Connector", notification.connector()));
    facts.add(Entry.of("Mode", notification.mode().label()));
    facts.add(Entry.of("Status", notification.status().name()));
    facts.add(Entry.of("Requested by", notification.requestedBy()));
    facts.add(Entry.of("Force", notification.force() ? "yes: no threshold was checked" : "no"));
    if (notification.waived() != null) {
      notification.waived().forEach(each -> facts.add(Entry.of("Waived for this run", each)));
    }
    facts.add(Entry.of("When", Moments.of(notification.occurredAt())));
    if (notification.expiresAt() != null) {
      facts.add(Entry.of("Expires", Moments.of(notification.expiresAt())));
    }
    return facts;
  }
}
