package dev.sluice.contract.agent;

import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadRequest;
import io.temporal.activity.ActivityInterface;

/**
 * The steps of a run near the managed system. Each step may run more than once for the same run and
 * then has the same result. Failures are typed with {@link dev.sluice.contract.FailureType} and
 * have a {@link dev.sluice.contract.Failure} as detail.
 *
 * <p>Every step except {@link #discard} and {@link #checkConnection} sends a heartbeat at least
 * every five seconds while it works. If there is no heartbeat for four times as long, the run
 * assumes that the agent is dead and starts the step again.
 */
@ActivityInterface
public interface AgentActivities {

  /** Takes a copy of every source's file, so that later steps see one state. */
  ExportResult export(ExportRequest request);

  /** Cleanses and sorts the exported files, one sorted file per entity type and association. */
  PrepareResult prepare(PrepareRequest request);

  /** Computes what changed since the snapshot; files with commands are passed through. */
  DeltaResult delta(DeltaRequest request);

  /**
   * Sends the sorted or delta files to the server, which plans the changes as they arrive. The
   * result is only for people who look at the step: the run asks the server itself.
   */
  Plan compare(CompareRequest request);

  /**
   * Reads the exported copy of one source differently and sends the rows, which the server only
   * counts. The run's own files do not change; those of the test are deleted when it ends.
   */
  void recount(RecountRequest request);

  /** Makes the files of an applied run the snapshot for later deltas. */
  void promote(PromoteRequest request);

  /** Deletes the files of a run that was not applied. */
  void discard(DiscardRequest request);

  /**
   * Checks the files of every source and reports all errors. It belongs to no run, reads only the
   * beginning of each file and writes nothing.
   */
  ConnectionCheckResult checkConnection(ConnectionCheckRequest request);

  /**
   * Fetches an uploaded file, reports to the server what is in it and, if the server says so,
   * replaces the source's file. Repeating it has the same result.
   */
  UploadOutcome takeUpload(UploadRequest request);
}
