package dev.sluice.agent.snapshot;

import dev.sluice.agent.run.Digests;
import dev.sluice.agent.run.Folders;
import dev.sluice.agent.run.Progress;
import dev.sluice.agent.run.RunFolder;
import dev.sluice.agent.run.WorkFolder;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.Multiplicity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files of a snapshot in the making, complete in themselves. */
final class Generation {
  private final Path previous;
  private final RunFolder run;
  private final PromoteRequest request;
  private final @Nullable Snapshot old;
  private final Progress progress;

  Generation(WorkFolder work, PromoteRequest request, @Nullable Snapshot old, Progress progress) {
    String connector = request.connector().name();
    previous = work.previous(connector);
    run = work.run(connector, request.synchronizationId());
    this.request = request;
    this.old = old;
    this.progress = progress;
  }

  /** Where the files of a run's generation stand. */
  static Path folder(Path previous, String synchronizationId) {
    return previous.resolve(RunFolder.folderName(synchronizationId));
  }

  /** Makes the files anew, whatever an earlier attempt left, and describes them. */
  Manifest build() throws IOException {
    Path folder = folder(previous, request.synchronizationId());
    Folders.delete(folder);
    Files.createDirectories(folder);
    Map<String, Manifest.Entry> entries = new TreeMap<>();
    Set<String> overtaken = new TreeSet<>();
    for (PreparedFile prepared : request.prepared().files()) {
      progress.at(entries.size() + overtaken.size(), (long) request.prepared().files().size());
      if (overtaken(prepared)) {
        overtaken.add(prepared.target());
        continue;
      }
      Path place = folder.resolve(run.sorted(prepared.target()).getFileName());
      String sha256 = prepared.commands() ? keepOld(prepared, place) : takeNew(prepared, place);
      if (sha256 != null) {
        String relative = folder.getFileName() + "/" + place.getFileName();
        entries.put(prepared.target(), new Manifest.Entry(relative, sha256));
      }
    }
    return new Manifest(request.synchronizationId(), entries, overtaken);
  }

  /** Commands say what to change and not what there is. */
  private boolean overtaken(PreparedFile prepared) {
    return prepared.commands()
        && (prepared.rows() > 0 || (old != null && old.overtaken(prepared.target())));
  }

  /** There was no command in it, so the old file stands. */
  private @Nullable String keepOld(PreparedFile prepared, Path place) throws IOException {
    Path file = oldFile(prepared.target());
    if (file == null) {
      return null;
    }
    link(file, place);
    return Digests.of(place);
  }

  private String takeNew(PreparedFile prepared, Path place) throws IOException {
    Path sorted = run.sorted(prepared.target());
    Path keep = run.keep(prepared.target());
    // The old file is read to its end to be trusted, so only where something of it goes on.
    Path file = CarriedOver.needed(keep) ? oldFile(prepared.target()) : null;
    if (file == null) {
      link(sorted, place);
      return prepared.sha256();
    }
    return new CarriedOver(prepared.association(), one(prepared), progress)
        .write(sorted, keep, file, place);
  }

  private boolean one(PreparedFile prepared) {
    return request.connector().associations().stream()
        .filter(each -> each.name().equals(prepared.target()))
        .map(AssociationDefinition::multiplicity)
        .anyMatch(Multiplicity.ONE::equals);
  }

  /** The old file where it can be trusted; a file that was tampered with is not carried on. */
  private @Nullable Path oldFile(String target) throws IOException {
    return old != null && old.intact(target) ? old.file(target).orElse(null) : null;
  }

  /** File systems without hard links say so in several ways; a copy serves as well. */
  static void link(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(file, place);
    }
  }
}
