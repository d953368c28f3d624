package dev.sluice.agent.snapshot;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot as its manifest describes it. */
public final class Snapshot {
  private final String connector;
  private final Path previous;
  private final Manifest manifest;

  Snapshot(String connector, Path previous, Manifest manifest) {
    this.connector = connector;
    this.previous = previous;
    this.manifest = manifest;
  }

  /** The run that the files are of. */
  String synchronization() {
    return manifest.synchronization();
  }

  /** What the manifest says of a dataset; nothing of one that the run did not have. */
  Optional<Manifest.Entry> entry(String dataset) {
    return Optional.ofNullable(manifest.files().get(dataset));
  }

  /** What the manifest says of a source's file; null if it was not kept. */
  Manifest.@Nullable Source source(String source) {
    return manifest.sources().get(source);
  }

  /** Whether the definition now makes something else of the cells in the dataset's file. */
  public boolean reshaped(String dataset, String shape) {
    return entry(dataset)
        .map(Manifest.Entry::shape)
        .filter(each -> !each.equals(shape))
        .isPresent();
  }

  /** Whether commands have changed more than the dataset's file, or the lack of one, can tell. */
  boolean overtaken(String dataset) {
    return manifest.overtaken().contains(dataset);
  }

  /**
   * Reads the sorted file of a dataset; one that the run did not have has no rows. Where the file
   * is not the one that was promoted, the reader throws instead of telling that there are no more
   * lines.
   *
   * @throws SourceException if the file is gone
   */
  public SortedFileReader open(String dataset) throws IOException {
    Manifest.Entry entry = manifest.files().get(dataset);
    if (entry == null) {
      return new SortedFileReader(InputStream.nullInputStream());
    }
    try {
      InputStream in = Files.newInputStream(place(entry.file()));
      return new SortedFileReader(in, entry.sha256(), () -> changed(dataset));
    } catch (NoSuchFileException gone) {
      throw changed(dataset);
    }
  }

  /**
   * Refuses the file of a dataset if it is not the one that was promoted.
   *
   * @throws SourceException if so
   */
  public void requireIntact(String dataset) throws IOException {
    if (!intact(dataset)) {
      throw changed(dataset);
    }
  }

  private SourceException changed(String dataset) {
    return Snapshots.unusable(
        "The snapshot of "
            + connector
            + " was changed or lost: its file of "
            + dataset
            + " is not the applied one.");
  }

  private boolean intact(String dataset) throws IOException {
    Manifest.Entry entry = manifest.files().get(dataset);
    if (entry == null) {
      return true;
    }
    Path file = place(entry.file());
    return Files.isRegularFile(file) && Digests.of(file).equals(entry.sha256());
  }

  Path place(String file) {
    return previous.resolve(file).normalize();
  }
}
