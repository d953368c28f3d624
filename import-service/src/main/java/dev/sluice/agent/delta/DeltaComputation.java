package dev.sluice.agent.delta;

import dev.sluice.agent.run.Folders;
import dev.sluice.agent.run.Progress;
import dev.sluice.agent.run.RunFolder;
import dev.sluice.agent.run.WorkFolder;
import dev.sluice.agent.snapshot.Snapshot;
import dev.sluice.agent.snapshot.Snapshots;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Multiplicity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes the delta files of a run. */
public final class DeltaComputation {
  private final WorkFolder work;
  private final Snapshots snapshots;

  public DeltaComputation(WorkFolder work, Snapshots snapshots) {
    this.work = work;
    this.snapshots = snapshots;
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
    for (PreparedFile prepared : computed) {
      rows.put(prepared.target(), compute(connector, run, snapshot, prepared, progress));
    }
    return new DeltaResult(rows);
  }

  private static long compute(
      ConnectorDefinition connector,
      RunFolder run,
      Snapshot snapshot,
      PreparedFile prepared,
      Progress progress)
      throws IOException {
    Path unfinished = Files.createTempFile(run.path(), "delta", ".unfinished");
    try {
      long rows;
      try (SortedFileReader old = old(snapshot, prepared.target());
          SortedFileReader fresh = new SortedFileReader(run.sorted(prepared.target()));
          SortedFileReader keep = new SortedFileReader(run.keep(prepared.target()))) {
        KeptKeys kept = new KeptKeys(keep);
        Signs signs = new Signs(progress, prepared.rows());
        rows =
            prepared.association()
                ? new LinkDelta(old, fresh, kept, one(connector, prepared), signs).write(unfinished)
                : new EntityDelta(old, fresh, kept, signs).write(unfinished);
      }
      Folders.publish(unfinished, run.delta(prepared.target()));
      return rows;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** A target that the snapshot does not have is new in the definition: it had no rows. */
  private static SortedFileReader old(Snapshot snapshot, String target) throws IOException {
    Path file = snapshot.file(target).orElse(null);
    return file == null
        ? new SortedFileReader(InputStream.nullInputStream())
        : new SortedFileReader(file);
  }

  private static boolean one(ConnectorDefinition connector, PreparedFile prepared) {
    return connector.associations().stream()
        .filter(each -> each.name().equals(prepared.target()))
        .map(AssociationDefinition::multiplicity)
        .anyMatch(Multiplicity.ONE::equals);
  }
}
