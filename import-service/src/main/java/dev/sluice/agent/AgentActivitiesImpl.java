package dev.sluice.agent;

import dev.sluice.agent.connection.ConnectionCheck;
import dev.sluice.agent.delta.DeltaComputation;
import dev.sluice.agent.export.SourceExport;
import dev.sluice.agent.metric.StepMeters;
import dev.sluice.agent.prepare.Preparation;
import dev.sluice.agent.recount.Recount;
import dev.sluice.agent.send.ProgressReports;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.send.Sender;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.agent.upload.UploadTaking;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Step;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadRequest;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The activities that Temporal calls; each delegates to a step. */
final class AgentActivitiesImpl implements AgentActivities {
  private final SourceExport export;
  private final Preparation preparation;
  private final DeltaComputation delta;
  private final Sender sender;
  private final Recount recount;
  private final Snapshots snapshots;
  private final ConnectionCheck connection;
  private final UploadTaking uploads;
  private final RepositoryClient server;
  private final StepMeters meters;

  AgentActivitiesImpl(
      SourceExport export,
      Preparation preparation,
      DeltaComputation delta,
      Sender sender,
      Recount recount,
      Snapshots snapshots,
      ConnectionCheck connection,
      UploadTaking uploads,
      RepositoryClient server,
      StepMeters meters) {
    this.export = export;
    this.preparation = preparation;
    this.delta = delta;
    this.sender = sender;
    this.recount = recount;
    this.snapshots = snapshots;
    this.connection = connection;
    this.uploads = uploads;
    this.server = server;
    this.meters = meters;
  }

  @Override
  public ExportResult export(ExportRequest request) {
    return reported(
        Step.EXPORT, request.synchronizationId(), progress -> export.export(request, progress));
  }

  @Override
  public PrepareResult prepare(PrepareRequest request) {
    return reported(
        Step.PREPARE,
        request.synchronizationId(),
        progress -> preparation.prepare(request, progress));
  }

  @Override
  public DeltaResult delta(DeltaRequest request) {
    return step("delta", null, progress -> delta.compute(request, progress));
  }

  @Override
  public Plan compare(CompareRequest request) {
    return reported(
        Step.COMPARE, request.synchronizationId(), progress -> sender.compare(request, progress));
  }

  @Override
  public void recount(RecountRequest request) {
    step(
        "recount",
        null,
        progress -> {
          recount.count(request, progress);
          return request;
        });
  }

  @Override
  public void promote(PromoteRequest request) {
    step(
        "promote",
        null,
        progress -> {
          snapshots.promote(request, progress);
          return request;
        });
  }

  @Override
  public void discard(DiscardRequest request) {
    step(
        "discard",
        null,
        progress -> {
          snapshots.discard(request);
          return request;
        });
  }

  @Override
  public ConnectionCheckResult checkConnection(ConnectionCheckRequest request) {
    return step("check", null, progress -> connection.check(request, progress));
  }

  @Override
  public UploadOutcome takeUpload(UploadRequest request) {
    return step("upload", null, progress -> uploads.take(request, progress));
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Progress progress) throws IOException;
  }

  private <T> T reported(Step step, String synchronizationId, Work<T> work) {
    try (ProgressReports reports = new ProgressReports(server, synchronizationId, step.label())) {
      return step(step.label(), reports, work);
    }
  }

  private <T> T step(String step, @Nullable ProgressReports reports, Work<T> work) {
    try (StepMeters.Timing timing = meters.begin(step);
        StepProgress progress = StepProgress.of(Activity.getExecutionContext(), step, reports)) {
      progress.at(0, null);
      T result = work.with(progress);
      timing.done();
      return result;
    } catch (SourceException refusal) {
      throw StepFailures.refusal(step, refusal);
    } catch (IOException trouble) {
      throw StepFailures.trouble(step, trouble);
    } catch (UncheckedIOException trouble) {
      throw StepFailures.trouble(step, Objects.requireNonNull(trouble.getCause()));
    } catch (ActivityCompletionException noLongerWanted) {
      throw noLongerWanted;
    } catch (RuntimeException fault) {
      throw StepFailures.fault(step, fault);
    }
  }
}
