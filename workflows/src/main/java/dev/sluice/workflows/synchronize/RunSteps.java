package dev.sluice.workflows.synchronize;

import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.agent.CommandFiles;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.recount.CounterTestRequest;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.InspectRequest;
import dev.sluice.contract.repository.InspectResult;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.PlanRequest;
import dev.sluice.contract.repository.RecordedRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls the steps of one run on their workers. Each call updates the run's progress. */
final class RunSteps {
  /** The version from which on runs ask the server for their plan, and for what it exceeds. */
  private static final String CHECKED_BY_SERVER = "checked-by-server";

  private final RepositoryActivities repository = StepPolicies.repository();
  private final AgentActivities agent;
  private final RunProgress progress;
  private final String id;
  private final ConnectorDefinition connector;
  private final Mode mode;

  RunSteps(RunProgress progress) {
    this.progress = progress;
    id = progress.run().synchronizationId();
    connector = progress.connector();
    mode = progress.mode();
    agent = StepPolicies.agent(connector.agent());
  }

  static OpenedRun open(SynchronizationRequest request) {
    WorkflowInfo workflow = Workflow.getInfo();
    // It stays the same if somebody resets the workflow, and each run of a cron has its own.
    String id = Objects.requireNonNullElse(request.id(), workflow.getOriginalExecutionRunId());
    return StepPolicies.repository()
        .open(new OpenRequest(id, request, workflow.getWorkflowId(), workflow.getRunId()));
  }

  ExportResult export() {
    progress.become(Status.EXPORTING);
    return agent.export(new ExportRequest(id, connector, mode));
  }

  PrepareResult prepare(ExportResult exported) {
    progress.become(Status.PREPARING);
    return agent.prepare(new PrepareRequest(id, connector, mode, exported));
  }

  TurnAnswer takeTurn(PrepareResult prepared) {
    // A run without a change file has read nothing that a later one does not.
    boolean commands =
        prepared.files().stream()
            .anyMatch(file -> file.commands() && file.content() != Content.NO_FILE);
    return repository.takeTurn(new TurnRequest(id, commands, CommandFiles.named(prepared.files())));
  }

  void delta(PrepareResult prepared, @Nullable String lastApplied) {
    progress.become(Status.COMPARING);
    agent.delta(new DeltaRequest(id, connector, prepared, lastApplied));
  }

  Plan compare(PrepareResult prepared) {
    progress.become(Status.COMPARING);
    Plan told = agent.compare(new CompareRequest(id, connector, mode, prepared));
    boolean early =
        Workflow.getVersion(CHECKED_BY_SERVER, Workflow.DEFAULT_VERSION, 1)
            == Workflow.DEFAULT_VERSION;
    Plan plan =
        early
            ? EarlierCheck.of(connector, mode, prepared, told)
            : repository.plan(new PlanRequest(id));
    progress.planned(plan);
    return plan;
  }

  void hold(Instant expiresAt) {
    progress.heldUntil(expiresAt);
    repository.hold(new HoldRequest(id, progress.breaches(), expiresAt));
  }

  /** Begins to inspect the plan, and does not wait for it. */
  Promise<InspectResult> inspect(Plan plan) {
    return Async.function(repository::inspect, new InspectRequest(id, plan.digest()));
  }

  /** What counter-tests of the plan are about. */
  CounterTestRequest counterTests(Plan plan, ExportResult exported, @Nullable String lastApplied) {
    return new CounterTestRequest(id, plan.digest(), connector, exported, null, mode, lastApplied);
  }

  static boolean recorded(RunProgress progress, Decision decision) {
    return StepPolicies.repository()
        .recorded(new RecordedRequest(progress.run().synchronizationId(), decision))
        .recorded();
  }

  void apply(Plan plan, @Nullable Decision decision) {
    progress.become(Status.APPLYING);
    progress.applied(
        repository.apply(new ApplyRequest(id, plan.digest(), progress.breaches(), decision)));
  }

  void promote(PrepareResult prepared, @Nullable String lastApplied) {
    agent.promote(new PromoteRequest(id, connector, mode, prepared, lastApplied));
  }

  void close(Ending ending, @Nullable Decision decision) {
    progress.ended(ending);
    repository.close(
        new CloseRequest(
            id,
            ending.status(),
            progress.breaches(),
            ending.failure(),
            decision,
            ending.supersededBy()));
  }

  void discard() {
    agent.discard(new DiscardRequest(id, connector.name()));
  }

  void discardLater() {
    LaterDiscard.start(connector.agent(), new DiscardRequest(id, connector.name()));
  }
}
