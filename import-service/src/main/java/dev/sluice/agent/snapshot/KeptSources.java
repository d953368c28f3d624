package dev.sluice.agent.snapshot;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PromoteRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stores the source files of an applied run, for runs that compute its rows again. */
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
  Map<String, Manifest.Source> in(Path folder) throws IOException {
    Map<String, Manifest.Source> kept = new TreeMap<>();
    for (PreparedFile prepared : request.prepared().files()) {
      String source = prepared.source();
      if (kept.containsKey(source)) {
        continue;
      }
      Path copy = run.source(source);
      Path place = folder.resolve(copy.getFileName() + ".source");
      Manifest.Source before = old == null ? null : old.source(source);
      if (!prepared.commands() && Files.exists(copy)) {
        SnapshotBuilder.link(copy, place);
        ExportedSheet sheet = sheet(prepared);
        kept.put(
            source,
            new Manifest.Source(
                SnapshotBuilder.relative(place), digest(prepared, sheet, copy), sheet));
      } else if (prepared.commands() && prepared.rows() == 0 && before != null && old != null) {
        // Nothing has changed, so what was read then is what there is.
        Path former = old.place(before.file());
        if (Files.exists(former)) {
          SnapshotBuilder.link(former, place);
          kept.put(
              source,
              new Manifest.Source(
                  SnapshotBuilder.relative(place), before.sha256(), before.sheet()));
        }
      }
    }
    return kept;
  }

  private static @Nullable ExportedSheet sheet(PreparedFile prepared) {
    String workbook = prepared.sourceSha256();
    return prepared.sheet() == null || workbook == null
        ? null
        : new ExportedSheet(
            prepared.sheet(), workbook, Objects.requireNonNullElse(prepared.notes(), List.of()));
  }

  /** The digest of the copy, which is not that of a workbook that it was written from. */
  private static String digest(PreparedFile prepared, @Nullable ExportedSheet sheet, Path copy)
      throws IOException {
    String sha256 = prepared.sourceSha256();
    return sheet != null || sha256 == null ? Digests.of(copy) : sha256;
  }
}
