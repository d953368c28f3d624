package dev.sluice.agent.snapshot;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PromoteRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the files that an applied run has read, for runs that compute its rows once more. */
final class KeptSources {
  private final RunFolder run;
  private final PromoteRequest request;
  private final @Nullable Snapshot old;

  /**
   * Of a run.
   *
   * @param old the snapshot of the run that was applied before, if that is what the agent has
   */
  KeptSources(RunFolder run, PromoteRequest request, @Nullable Snapshot old) {
    this.run = run;
    this.request = request;
    this.old = old;
  }

  /** Puts them into a snapshot's folder; what gave commands is no whole file, and not kept. */
  Map<String, Manifest.Entry> in(Path folder) throws IOException {
    Map<String, Manifest.Entry> kept = new TreeMap<>();
    for (PreparedFile prepared : request.prepared().files()) {
      String source = prepared.source();
      if (kept.containsKey(source)) {
        continue;
      }
      Path copy = run.source(source);
      Path place = folder.resolve(copy.getFileName() + ".source");
      Manifest.Entry before = old == null ? null : old.source(source);
      if (!prepared.commands() && Files.exists(copy)) {
        String sha256 = prepared.sourceSha256();
        SnapshotBuilder.link(copy, place);
        kept.put(
            source, SnapshotBuilder.entry(place, sha256 == null ? Digests.of(copy) : sha256, null));
      } else if (prepared.commands() && prepared.rows() == 0 && before != null && old != null) {
        // Nothing has changed, so what was read then is what there is.
        if (Files.exists(old.place(before))) {
          SnapshotBuilder.link(old.place(before), place);
          kept.put(source, SnapshotBuilder.entry(place, before.sha256(), null));
        }
      }
    }
    return kept;
  }
}
