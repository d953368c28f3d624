package dev.sluice.agent.snapshot;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.io.LineEnd;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceEncoding;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.Multiplicity;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the files of a new snapshot. */
final class SnapshotBuilder {
  private final Path previous;
  private final RunFolder run;
  private final PromoteRequest request;
  private final @Nullable Snapshot old;
  private final Progress progress;

  /**
   * Begins a snapshot.
   *
   * @param old the snapshot of the run that was applied before, if that is what the agent has
   */
  SnapshotBuilder(
      WorkFolder work, PromoteRequest request, @Nullable Snapshot old, Progress progress) {
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

  /**
   * Makes the files again, whatever an earlier attempt left, and describes them.
   *
   * @param pathsWithLineEnd as the manifest before has them
   */
  Manifest build(Set<String> pathsWithLineEnd) throws IOException {
    Path folder = folder(previous, request.synchronizationId());
    Folders.delete(folder);
    Files.createDirectories(folder);
    Map<String, Manifest.Entry> entries = new TreeMap<>();
    Set<String> overtaken = new TreeSet<>();
    for (PreparedFile prepared : request.prepared().files()) {
      progress.at(entries.size() + overtaken.size(), (long) request.prepared().files().size());
      String dataset = prepared.target();
      Path place = folder.resolve(run.sorted(dataset).getFileName());
      if (!prepared.commands()) {
        String shape = Shape.of(request.connector(), dataset);
        entries.put(dataset, entry(place, takeNew(prepared, place), shape));
      } else if (prepared.rows() > 0 || old == null || old.overtaken(dataset)) {
        // Commands say what to change and not what there is.
        overtaken.add(dataset);
      } else {
        keepOld(dataset, place).ifPresent(entry -> entries.put(dataset, entry));
      }
    }
    Map<String, Manifest.Source> sources =
        request.connector().computes() ? new KeptSources(run, request, old).in(folder) : Map.of();
    Folders.sync(folder);
    return new Manifest(
        request.synchronizationId(), entries, overtaken, withThoseOfRun(pathsWithLineEnd), sources);
  }

  /** Of a file that was not read, or had nothing in it, it stays known how it used to end. */
  private Set<String> withThoseOfRun(Set<String> pathsWithLineEnd) throws IOException {
    Set<String> paths = new TreeSet<>(pathsWithLineEnd);
    for (PreparedFile prepared : request.prepared().files()) {
      if (request.connector().imports(prepared.source())) {
        // How a person's file ends says nothing of the exporter's.
        continue;
      }
      CsvFile csv = request.connector().source(prepared.source()).csv();
      Path copy = run.source(prepared.source());
      // The agent ends the last row of a sheet itself.
      if (csv != null && Files.exists(copy) && Files.size(copy) > 0) {
        String path = csv.pathFor(request.mode() == Mode.INCREMENTAL);
        if (LineEnd.ends(copy, SourceEncoding.charset(csv))) {
          paths.add(path);
        } else {
          paths.remove(path);
        }
      }
    }
    return paths;
  }

  private static Manifest.Entry entry(Path place, String sha256, @Nullable String shape) {
    return new Manifest.Entry(relative(place), sha256, shape);
  }

  /** A file of a generation, as the manifest names it. */
  static String relative(Path place) {
    return Objects.requireNonNull(place.getParent()).getFileName() + "/" + place.getFileName();
  }

  /**
   * There was no command in it, so the old file stands. It is not read: whoever reads it later
   * finds out whether it is the one with its digest.
   */
  private Optional<Manifest.Entry> keepOld(String dataset, Path place) throws IOException {
    Optional<Manifest.Entry> entry = Objects.requireNonNull(old).entry(dataset);
    if (entry.isPresent()) {
      Path file = Objects.requireNonNull(old).place(entry.get().file());
      if (Files.exists(file)) {
        link(file, place);
      }
    }
    return entry.map(each -> entry(place, each.sha256(), each.shape()));
  }

  private String takeNew(PreparedFile prepared, Path place) throws IOException {
    Path sorted = run.sorted(prepared.target());
    Path keep = run.keep(prepared.target());
    if (!UnknownRows.any(keep)) {
      link(sorted, place);
      return prepared.sha256();
    }
    UnknownRows marked =
        new UnknownRows(prepared.association(), hasSingleTarget(prepared), progress);
    String sha256 = marked.write(sorted, keep, place);
    Folders.sync(place);
    return sha256;
  }

  private boolean hasSingleTarget(PreparedFile prepared) {
    return prepared.association()
        && request.connector().association(prepared.target()).multiplicity() == Multiplicity.ONE;
  }

  /** File systems without hard links say so in several ways; a copy serves as well. */
  static void link(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(file, place);
      Folders.sync(place);
    }
  }
}
