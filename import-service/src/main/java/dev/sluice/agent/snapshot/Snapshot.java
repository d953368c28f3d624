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

  /** What the manifest says of a target; nothing of one that the run did not have. */
  Optional<Manifest.Entry> entry(String target) {
    return Optional.ofNullable(manifest.files().get(target));
  }

  /** What the manifest says of a source's file; null where it was not kept. */
  Manifest.@Nullable Source source(String source) {
    return manifest.sources().get(source);
  }

  /** Whether the definition now makes something else of the cells in the target's file. */
  public boolean reshaped(String target, String shape) {
    return entry(target).map(Manifest.Entry::shape).filter(each -> !each.equals(shape)).isPresent();
  }

  /** Whether commands have changed more than the target's file, or the lack of one, can tell. */
  boolean overtaken(String target) {
    return manifest.overtaken().contains(target);
  }

  /**
   * Reads the sorted file of a target; one that the run did not have has no rows. Where the file is
   * not the one that was promoted, the reader throws instead of telling that there are no more
   * lines.
   *
   * @throws SourceException where the file is gone
   */
  public SortedFileReader open(String target) throws IOException {
    Manifest.Entry entry = manifest.files().get(target);
    if (entry == null) {
      return new SortedFileReader(InputStream.nullInputStream());
    }
    try {
      InputStream in = Files.newInputStream(place(entry.file()));
      return new SortedFileReader(in, entry.sha256(), () -> changed(target));
    } catch (NoSuchFileException gone) {
      throw changed(target);
    }
  }

  /**
   * Refuses the file of a target if it is not the one that was promoted.
   *
   * @throws SourceException if so
   */
  public void requireIntact(String target) throws IOException {
    if (!intact(target)) {
      throw changed(target);
    }
  }

  private SourceException changed(String target) {
    return Snapshots.unusable(
        "The snapshot of "
            + connector
            + " was changed or lost since it was made: its file of "
            + target
            + " is not the one that was applied.");
  }

  private boolean intact(String target) throws IOException {
    Manifest.Entry entry = manifest.files().get(target);
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
