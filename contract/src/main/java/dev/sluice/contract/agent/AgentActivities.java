package dev.sluice.contract.agent;

import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadRequest;
import io.temporal.activity.ActivityInterface;

/**
 * The steps of a run that happen near the managed system. Each may run more than once for the same
 * run and then gives the same result. Failures are typed with {@link
 * dev.sluice.contract.FailureType} and carry a {@link dev.sluice.contract.Failure} as detail.
 *
 * <p>Every one of them but {@link #discard} and {@link #checkConnection} reports a heartbeat at
 * least every five seconds for as long as it works: the run takes an agent that is silent for four
 * times as long for dead, and asks anew.
 */
@ActivityInterface
public interface AgentActivities {

  /** Takes a copy of every source's file, so that later steps see one state. */
  ExportResult export(ExportRequest request);

  /** Cleanses and sorts the exported files, one sorted file per entity type and association. */
  PrepareResult prepare(PrepareRequest request);

  /** Works out what changed since the snapshot; files that carry commands are passed through. */
  DeltaResult delta(DeltaRequest request);

  /**
   * Sends the sorted or delta files to the server, which plans the changes as they arrive. What
   * this answers is for people who look at the step: the run asks the server itself.
   */
  Plan compare(CompareRequest request);

  /**
   * Reads the exported copy of one source otherwise and sends the rows, which the server only
   * counts. The run's own files stay as they are; those of the test are deleted when it ends.
   */
  void recount(RecountRequest request);

  /** Makes the files of an applied run the snapshot that later deltas are computed against. */
  void promote(PromoteRequest request);

  /** Deletes the files of a run that was not applied. */
  void discard(DiscardRequest request);

  /**
   * Looks at the files of every source and tells all that is wrong with them. It belongs to no run,
   * reads the beginning of each file only and writes nothing.
   */
  ConnectionCheckResult checkConnection(ConnectionCheckRequest request);

  /**
   * Fetches an uploaded file, tells the server what is in it and, where the server says so, puts it
   * in the place of the source's file. A second time comes to the same file in the same place.
   */
  UploadOutcome takeUpload(UploadRequest request);
}
