package dev.sluice.agent.snapshot;

import dev.sluice.agent.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot as its manifest describes it. */
public final class Snapshot {
  private final Path previous;
  private final Manifest manifest;

  Snapshot(Path previous, Manifest manifest) {
    this.previous = previous;
    this.manifest = manifest;
  }

  /** The run that the files are of. */
  String synchronization() {
    return manifest.synchronization();
  }

  /** The sorted file of a target; none for a target that the run did not have. */
  public Optional<Path> file(String target) {
    return Optional.ofNullable(manifest.files().get(target)).map(each -> place(each));
  }

  /** Whether commands have changed more than the target's file, or the lack of one, can tell. */
  boolean overtaken(String target) {
    return manifest.overtaken().contains(target);
  }

  /** Whether a target's file is the one that was promoted, byte by byte. */
  boolean intact(String target) throws IOException {
    Manifest.Entry entry = manifest.files().get(target);
    if (entry == null) {
      return true;
    }
    Path file = place(entry);
    return Files.isRegularFile(file) && Digests.of(file).equals(entry.sha256());
  }

  private Path place(Manifest.Entry entry) {
    return previous.resolve(entry.file()).normalize();
  }
}
