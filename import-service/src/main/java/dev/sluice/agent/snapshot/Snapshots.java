package dev.sluice.agent.snapshot;

import static dev.sluice.contract.FailureType.INTERNAL;
import static dev.sluice.contract.FailureType.SNAPSHOT_UNUSABLE;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.WorkFolder;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one snapshot per connector. */
public final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final String REMEDY =
      "Run the connector in mode complete (or initial, if nothing was loaded yet): this needs no"
          + " snapshot and creates a new one.";

  private final WorkFolder work;

  public Snapshots(WorkFolder work) {
    this.work = work;
  }

  /**
   * The snapshot of a connector's last applied run.
   *
   * @param datasets whose files are going to be read
   * @throws SourceException if there is no such snapshot, or none that tells of these datasets
   */
  public Snapshot of(String connector, @Nullable String lastApplied, Collection<String> datasets)
      throws IOException {
    Path previous = work.previous(connector);
    Optional<Manifest> manifest = Manifest.read(previous);
    if (lastApplied == null || manifest.isEmpty()) {
      throw unusable("There is no snapshot of an applied run of " + connector + ".");
    }
    Snapshot snapshot = new Snapshot(connector, previous, manifest.get());
    if (!snapshot.synchronization().equals(lastApplied)) {
      throw unusable(
          "The snapshot of "
              + connector
              + " is of run "
              + snapshot.synchronization()
              + ", not of the last applied run "
              + lastApplied
              + ".");
    }
    for (String dataset : datasets) {
      if (snapshot.overtaken(dataset)) {
        throw unusable(
            "The source of "
                + dataset
                + " has delivered commands since its last whole file, so the snapshot of "
                + connector
                + " is not the current state.");
      }
    }
    return snapshot;
  }

  /** The run whose files are kept, whatever the server says of it; nothing if none are. */
  public Optional<String> promoted(String connector) throws IOException {
    return Manifest.read(work.previous(connector)).map(Manifest::synchronization);
  }

  /**
   * A file that the connector's last applied run has read.
   *
   * @param run that run, as the server has it
   * @throws SourceException if it was not kept, or does not tell what there is
   */
  public KeptSource source(ConnectorDefinition connector, String run, String source)
      throws IOException {
    List<String> datasets =
        Stream.concat(
                connector.entityTypes().stream().map(EntityTypeDefinition::name),
                connector.associations().stream().map(AssociationDefinition::name))
            .toList();
    Snapshot snapshot = of(connector.name(), run, datasets);
    Manifest.Source kept = snapshot.source(source);
    if (kept == null) {
      throw unusable(
          "The file of source '"
              + source
              + "' was not stored when run "
              + run
              + " was applied, because the definition had no expressions then.");
    }
    Path file = snapshot.place(kept.file());
    if (!Files.isRegularFile(file) || !Digests.of(file).equals(kept.sha256())) {
      throw unusable("The file of source '" + source + "' was changed or lost.");
    }
    return new KeptSource(file, kept.sheet());
  }

  /**
   * The files whose last row had a line end when they were applied last, by the definition's path.
   */
  public Set<String> pathsWithLineEnd(String connector) throws IOException {
    return Manifest.read(work.previous(connector)).map(Manifest::pathsWithLineEnd).orElse(Set.of());
  }

  /** Makes a run's files the snapshot, and its folder superfluous. */
  public void promote(PromoteRequest request, Progress progress) throws IOException {
    long start = System.nanoTime();
    String connector = request.connector().name();
    Path previous = work.previous(connector);
    Path run = work.run(connector, request.synchronizationId()).path();
    Optional<Manifest> current = Manifest.read(previous);
    boolean alreadyDone =
        current.isPresent() && current.get().synchronization().equals(request.synchronizationId());
    if (!alreadyDone) {
      if (!Files.isDirectory(run)) {
        throw SourceException.of(
            INTERNAL,
            "The prepared files of this run of " + connector + " are no longer on the agent.",
            REMEDY);
      }
      Files.createDirectories(previous);
      Folders.sync(Objects.requireNonNull(previous.getParent()));
      // What is left of any other run says nothing about what there was before this one.
      Snapshot old =
          current
              .filter(each -> each.synchronization().equals(request.lastApplied()))
              .map(each -> new Snapshot(connector, previous, each))
              .orElse(null);
      SnapshotBuilder generation = new SnapshotBuilder(work, request, old, progress);
      Set<String> before = current.map(Manifest::pathsWithLineEnd).orElse(Set.of());
      Manifest manifest = generation.build(before);
      manifest.write(previous);
    }
    deleteAllBut(previous, SnapshotBuilder.folder(previous, request.synchronizationId()));
    Folders.delete(run);
    LOG.info(
        "Promoted run {} in {} ms",
        request.synchronizationId(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** Deletes the folder of a run that was not applied. */
  public void discard(DiscardRequest request) throws IOException {
    Folders.delete(work.run(request.connector(), request.synchronizationId()).path());
  }

  private static void deleteAllBut(Path previous, Path generation) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(previous)) {
      for (Path entry : entries) {
        boolean manifest = entry.getFileName().toString().equals("manifest.json");
        if (!manifest && !entry.equals(generation)) {
          Folders.delete(entry);
        }
      }
    }
  }

  /**
   * Refuses a snapshot of links whose ends are found in another way now: old names mean nothing.
   */
  public static SourceException reshaped(String association) {
    return unusable(
        "The definition now finds the ends of "
            + association
            + " differently than when the snapshot was made.");
  }

  static SourceException unusable(String message) {
    return SourceException.of(SNAPSHOT_UNUSABLE, message, REMEDY);
  }
}
