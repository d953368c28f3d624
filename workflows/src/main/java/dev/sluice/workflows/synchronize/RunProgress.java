package dev.sluice.workflows.synchronize;

import dev.sluice.contract.Failure;
import dev.sluice.contract.SearchAttributes;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.SheetNote;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.NotificationEvent;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Waiver;
import dev.sluice.contract.run.FoundCause;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.SourceRemark;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The progress of an open run, and what Temporal's web UI and searches show of it. */
final class RunProgress {
  private final OpenedRun run;
  private final Mode mode;
  private final List<String> remarks = new ArrayList<>();
  private Status status = Status.QUEUED;
  private @Nullable String planDigest;
  private Map<String, Counters> resources = Map.of();
  private Map<String, Counters> links = Map.of();
  private List<String> sourceRemarks = List.of();
  private List<Breach> breaches = List.of();
  private List<Breach> warnings = List.of();
  private @Nullable Instant expiresAt;
  private @Nullable Failure failure;
  private boolean inspecting;
  private @Nullable FoundCause cause;
  private List<String> waived = List.of();

  RunProgress(OpenedRun run, Mode mode) {
    this.run = run;
    this.mode = mode;
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.CONNECTOR.valueSet(run.connector().name()),
        SearchAttributes.MODE.valueSet(mode.label()),
        SearchAttributes.STATUS.valueSet(status.name()));
    showDetails();
  }

  void become(Status next) {
    if (status == next) {
      return;
    }
    status = next;
    Workflow.upsertTypedSearchAttributes(SearchAttributes.STATUS.valueSet(status.name()));
    showDetails();
  }

  /** Shows what people should know of the sources. */
  void read(PrepareResult prepared) {
    sourceRemarks = prepared.files().stream().flatMap(RunProgress::remarks).distinct().toList();
  }

  private static Stream<String> remarks(PreparedFile file) {
    return Stream.concat(
        SourceRemark.of(file.source(), file.content()).stream(),
        Objects.requireNonNullElse(file.notes(), List.<SheetNote>of()).stream()
            .map(note -> SourceRemark.of(file.source(), note)));
  }

  void planned(Plan plan) {
    planDigest = plan.digest();
    resources = plan.resources();
    links = plan.links();
    breaches = Objects.requireNonNullElse(plan.breaches(), List.of());
    warnings = Objects.requireNonNullElse(plan.warnings(), List.of());
    Workflow.upsertTypedSearchAttributes(SearchAttributes.DELETES.valueSet(deletes()));
    showDetails();
  }

  void heldUntil(Instant expiry) {
    expiresAt = expiry;
    become(Status.AWAITING_REVIEW);
  }

  /** Shows whether the plan is being inspected. */
  void inspecting(boolean now) {
    inspecting = now;
    showDetails();
  }

  /** Shows what the changes look like most of all. */
  void looksLike(@Nullable FoundCause found) {
    cause = found;
    showDetails();
  }

  /** Shows which limits do not count for the run, if a person's decision said so. */
  void resumed(@Nullable Decision decision) {
    if (decision != null && decision.waived() != null) {
      waived = decision.waived().stream().map(Waiver::words).toList();
    }
  }

  void applied(ApplyResult result) {
    resources = result.resources();
    links = result.links();
  }

  void ended(Ending ending) {
    failure = ending.failure();
    become(ending.status());
  }

  /** Adds a sentence for the people who look at the run in the Temporal UI. */
  void remark(String sentence) {
    remarks.add(sentence);
    showDetails();
  }

  OpenedRun run() {
    return run;
  }

  ConnectorDefinition connector() {
    return run.connector();
  }

  Mode mode() {
    return mode;
  }

  Status status() {
    return status;
  }

  @Nullable String planDigest() {
    return planDigest;
  }

  Map<String, Counters> resources() {
    return resources;
  }

  Map<String, Counters> links() {
    return links;
  }

  List<Breach> breaches() {
    return breaches;
  }

  List<Breach> warnings() {
    return warnings;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Failure failure() {
    return failure;
  }

  boolean inspecting() {
    return inspecting;
  }

  @Nullable FoundCause cause() {
    return cause;
  }

  List<String> waived() {
    return waived;
  }

  List<String> sourceRemarks() {
    return sourceRemarks;
  }

  List<String> remarks() {
    return remarks;
  }

  Notification notification(NotificationEvent event, boolean reminder) {
    String occasion = reminder ? "reminder" : event.name().toLowerCase(Locale.ROOT);
    return new Notification(
        WorkflowIds.notification(run.synchronizationId(), occasion),
        event,
        reminder,
        run.synchronizationId(),
        connector().name(),
        mode,
        status,
        run.force(),
        run.requestedBy(),
        Instant.ofEpochMilli(Workflow.currentTimeMillis()),
        event == NotificationEvent.BREACH ? expiresAt : null,
        resources,
        links,
        breaches,
        failure,
        connector().notifications().mail(),
        connector().notifications().webhooks(),
        warnings.isEmpty() ? null : warnings,
        event == NotificationEvent.BREACH ? cause : null,
        waived.isEmpty() ? null : waived);
  }

  SynchronizationOutcome outcome(@Nullable String supersededBy) {
    return new SynchronizationOutcome(
        run.synchronizationId(),
        status,
        planDigest,
        resources,
        links,
        breaches,
        failure,
        supersededBy);
  }

  private long deletes() {
    return deleted(resources) + deleted(links);
  }

  private static long deleted(Map<String, Counters> counters) {
    return new TreeMap<>(counters).values().stream().mapToLong(Counters::deleted).sum();
  }

  private void showDetails() {
    Workflow.setCurrentDetails(CurrentDetails.of(this));
  }
}
