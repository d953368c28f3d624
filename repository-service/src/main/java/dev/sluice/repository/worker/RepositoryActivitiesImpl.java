package dev.sluice.repository.worker;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.InspectRequest;
import dev.sluice.contract.repository.InspectResult;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.PlanRequest;
import dev.sluice.contract.repository.RecordedAnswer;
import dev.sluice.contract.repository.RecordedRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.compare.Comparison;
import dev.sluice.repository.finding.Findings;
import dev.sluice.repository.inspect.fill.Inspector;
import dev.sluice.repository.metric.RunMeters;
import dev.sluice.repository.review.ReviewDecisions;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunId;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.start.Opening;
import dev.sluice.repository.turn.RunLifecycle;
import dev.sluice.repository.turn.Turns;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The server's steps of a run. */
@Component
@ActivityImpl(taskQueues = TaskQueues.REPOSITORY)
class RepositoryActivitiesImpl implements RepositoryActivities {
  private final Opening opening;
  private final Turns turns;
  private final RunLifecycle lifecycle;
  private final Comparison comparison;
  private final Inspector inspector;
  private final Findings findings;
  private final Applier applier;
  private final Synchronizations synchronizations;
  private final ReviewDecisions reviews;
  private final Heartbeats heartbeats;
  private final RunMeters meters;

  RepositoryActivitiesImpl(
      Opening opening,
      Turns turns,
      RunLifecycle lifecycle,
      Comparison comparison,
      Inspector inspector,
      Findings findings,
      Applier applier,
      Synchronizations synchronizations,
      ReviewDecisions reviews,
      Heartbeats heartbeats,
      RunMeters meters) {
    this.opening = opening;
    this.turns = turns;
    this.lifecycle = lifecycle;
    this.comparison = comparison;
    this.inspector = inspector;
    this.findings = findings;
    this.applier = applier;
    this.synchronizations = synchronizations;
    this.reviews = reviews;
    this.heartbeats = heartbeats;
    this.meters = meters;
  }

  @Override
  public OpenedRun open(OpenRequest request) {
    return typed(() -> opening.open(request));
  }

  @Override
  public TurnAnswer takeTurn(TurnRequest request) {
    return typed(
        () ->
            turns.take(
                RunId.read(request.synchronizationId()),
                request.commands(),
                request.commandFiles()));
  }

  @Override
  public Plan plan(PlanRequest request) {
    return typed(() -> comparison.plan(RunId.read(request.synchronizationId())));
  }

  @Override
  public RecordedAnswer recorded(RecordedRequest request) {
    return typed(
        () ->
            new RecordedAnswer(
                reviews.mayCount(
                    synchronizations
                        .findById(RunId.read(request.synchronizationId()))
                        .orElseThrow(),
                    request.decision())));
  }

  @Override
  public void hold(HoldRequest request) {
    typed(
        () -> {
          lifecycle.hold(RunId.read(request.synchronizationId()), request);
          return true;
        });
  }

  @Override
  public InspectResult inspect(InspectRequest request) {
    return typed(
        () -> {
          UUID id = RunId.read(request.synchronizationId());
          ConnectorDefinition connector = definition(id);
          return heartbeats.whileWanted(
              progress -> {
                long changes = inspector.inspect(id, request.planDigest(), connector, progress);
                findings.findIfPossible(id);
                return new InspectResult(changes, findings.first(id).orElse(null));
              });
        });
  }

  @Override
  public ApplyResult apply(ApplyRequest request) {
    long start = System.nanoTime();
    boolean done = false;
    try {
      ApplyResult result = typed(() -> applied(request));
      done = true;
      return result;
    } finally {
      meters.applied(Duration.ofNanos(System.nanoTime() - start), done);
    }
  }

  private ApplyResult applied(ApplyRequest request) {
    UUID id = RunId.read(request.synchronizationId());
    return heartbeats.during(
        () -> {
          lifecycle.startApplying(id, request);
          return applier.apply(request, definition(id));
        });
  }

  private ConnectorDefinition definition(UUID id) {
    return RunDefinitions.of(synchronizations.findById(id).orElseThrow());
  }

  @Override
  public void close(CloseRequest request) {
    typed(
        () -> {
          lifecycle.close(RunId.read(request.synchronizationId()), request);
          return true;
        });
  }

  private static <T> T typed(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      throw StepFailures.typed(e);
    }
  }
}
