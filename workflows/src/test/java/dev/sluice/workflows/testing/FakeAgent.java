package dev.sluice.workflows.testing;

import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.ExportResult.ExportedFile;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An agent whose steps do what the test says. */
public final class FakeAgent implements AgentActivities {
  private final Calls calls;

  public Supplier<PrepareResult> preparing = Samples::prepared;
  public Supplier<Plan> comparing = () -> Samples.planDeleting(0);
  public Supplier<ConnectionCheckResult> checking = () -> new ConnectionCheckResult(List.of());
  public Supplier<UploadOutcome> taking = () -> new UploadOutcome(UploadStatus.TAKEN);
  public Runnable exporting = () -> {};
  public Runnable recounting = () -> {};
  public Runnable promoting = () -> {};

  FakeAgent(Calls calls) {
    this.calls = calls;
  }

  @Override
  public ExportResult export(ExportRequest request) {
    calls.add("export", request);
    exporting.run();
    return new ExportResult(
        List.of(new ExportedFile("entries", "entries.csv", 99, 10, "00", false)));
  }

  @Override
  public PrepareResult prepare(PrepareRequest request) {
    calls.add("prepare", request);
    return preparing.get();
  }

  @Override
  public DeltaResult delta(DeltaRequest request) {
    calls.add("delta", request);
    return new DeltaResult(Map.of("User", 2L));
  }

  @Override
  public Plan compare(CompareRequest request) {
    calls.add("compare", request);
    return comparing.get();
  }

  @Override
  public void recount(RecountRequest request) {
    calls.add("recount", request);
    recounting.run();
  }

  @Override
  public void promote(PromoteRequest request) {
    calls.add("promote", request);
    promoting.run();
  }

  @Override
  public void discard(DiscardRequest request) {
    calls.add("discard", request);
  }

  @Override
  public ConnectionCheckResult checkConnection(ConnectionCheckRequest request) {
    calls.add("checkConnection", request);
    return checking.get();
  }

  @Override
  public UploadOutcome takeUpload(UploadRequest request) {
    calls.add("takeUpload", request);
    return taking.get();
  }
}
