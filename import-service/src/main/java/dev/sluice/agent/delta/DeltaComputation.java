package dev.sluice.agent.delta;

import dev.sluice.agent.files.AttemptFolder;
import dev.sluice.agent.files.FileDigests;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.PreparedFiles;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.snapshot.Shape;
import dev.sluice.agent.snapshot.Snapshot;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the delta files of a run. */
public final class DeltaComputation {
  private static final Logger LOG = LoggerFactory.getLogger(DeltaComputation.class);

  private final WorkFolder work;
  private final Snapshots snapshots;
  private final UnsettledRows unsettled;

  public DeltaComputation(WorkFolder work, Snapshots snapshots, UnsettledRows unsettled) {
    this.work = work;
    this.snapshots = snapshots;
    this.unsettled = unsettled;
  }

  /** Rows of earlier runs that the server did not take, which the snapshot holds anyway. */
  @FunctionalInterface
  public interface UnsettledRows {
    /** Writes the keys of those of one dataset, in ascending order after a header. */
    void write(String synchronizationId, String dataset, Path file, Progress progress)
        throws IOException;
  }

  /** Computes; a second time for the same run writes the same files. */
  public DeltaResult compute(DeltaRequest request, Progress progress) throws IOException {
    ConnectorDefinition connector = request.connector();
    RunFolder run = work.run(connector.name(), request.synchronizationId());
    Map<String, Long> rows = new TreeMap<>();
    List<PreparedFile> computed =
        request.prepared().files().stream().filter(each -> !each.commands()).toList();
    for (PreparedFile passedThrough : request.prepared().files()) {
      rows.put(passedThrough.target(), passedThrough.rows());
    }
    if (computed.isEmpty()) {
      return new DeltaResult(rows);
    }
    Snapshot snapshot =
        snapshots.of(
            connector.name(),
            request.lastApplied(),
            computed.stream().map(PreparedFile::target).toList());
    if (!Files.isDirectory(run.path())) {
      throw PreparedFiles.lost();
    }
    FileDigests preparedDigests = FileDigests.require(run.preparedDigests());
    Map<String, String> digests = new TreeMap<>();
    for (PreparedFile prepared : computed) {
      String dataset = prepared.target();
      long start = System.nanoTime();
      // Kept keys are not read to their end, so they are checked before.
      PreparedFiles.requireIntact(run.keep(dataset), preparedDigests.sha256(run.keep(dataset)));
      long changed = compute(request, run, snapshot, prepared, progress, digests);
      rows.put(dataset, changed);
      LOG.info(
          "Computed the delta of {} of run {}: {} rows in {} ms",
          dataset,
          request.synchronizationId(),
          changed,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    new FileDigests(digests).write(run.deltaDigests());
    return new DeltaResult(rows);
  }

  private long compute(
      DeltaRequest request,
      RunFolder run,
      Snapshot snapshot,
      PreparedFile prepared,
      Progress progress,
      Map<String, String> digests)
      throws IOException {
    try (AttemptFolder attempt = AttemptFolder.in(run)) {
      Path delta = run.delta(prepared.target());
      Path unfinished = attempt.path().resolve(delta.getFileName());
      Path askedFor = attempt.path().resolve("unsettled");
      unsettled.write(request.synchronizationId(), prepared.target(), askedFor, progress);
      WrittenDelta written;
      try (SortedFileReader old = snapshot.open(prepared.target());
          SortedFileReader fresh =
              new SortedFileReader(run.sorted(prepared.target()), prepared.sha256());
          SortedFileReader keep = new SortedFileReader(run.keep(prepared.target()));
          SortedFileReader unsettledKeys = new SortedFileReader(askedFor)) {
        KeptKeys kept = new KeptKeys(keep);
        AskedKeys asked = AskedKeys.of(unsettledKeys);
        ProgressTicker ticker = new ProgressTicker(progress, 0, prepared.rows());
        boolean reshaped =
            snapshot.reshaped(prepared.target(), Shape.of(request.connector(), prepared.target()));
        if (prepared.association()) {
          if (reshaped) {
            throw Snapshots.reshaped(prepared.target());
          }
          boolean singleTarget =
              request.connector().association(prepared.target()).multiplicity() == Multiplicity.ONE;
          written = new LinkDelta(old, fresh, kept, asked, singleTarget, ticker).write(unfinished);
        } else {
          written = new EntityDelta(old, fresh, kept, asked, reshaped, ticker).write(unfinished);
        }
      } catch (IllegalStateException unreadable) {
        // Of a snapshot that was changed nothing else is worth telling.
        snapshot.requireIntact(prepared.target());
        throw unreadable;
      }
      digests.put(String.valueOf(delta.getFileName()), written.sha256());
      Folders.publish(unfinished, delta);
      return written.rows();
    }
  }
}
