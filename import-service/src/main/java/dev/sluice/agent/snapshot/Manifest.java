package dev.sluice.agent.snapshot;

import dev.sluice.agent.files.Folders;
import dev.sluice.contract.agent.ExportResult.ExportedSheet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which files belong to the snapshot.
 *
 * @param synchronization the run that they are of
 * @param files by entity type or association
 * @param overtaken entity types and associations whose source has given commands since their last
 *     whole file: nobody here knows what there is now
 * @param pathsWithLineEnd files of the managed system that ended with a line end when they were
 *     applied last, as the definition names them
 * @param sources the files that the rows were read from, by source, if expressions may be computed
 *     from them again
 */
record Manifest(
    String synchronization,
    Map<String, Entry> files,
    @Nullable Set<String> overtaken,
    @Nullable Set<String> pathsWithLineEnd,
    @Nullable Map<String, Source> sources) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * One file.
   *
   * @param file relative to the snapshot's folder
   * @param sha256 of the file, in hexadecimal
   * @param shape what the definition made of its cells, see {@link Shape}; null if an older agent
   *     wrote it
   */
  record Entry(String file, String sha256, @Nullable String shape) {}

  /**
   * The file of a source.
   *
   * @param file relative to the snapshot's folder
   * @param sha256 of the file, in hexadecimal
   * @param sheet what it was written from, if that was a sheet of a workbook
   */
  record Source(String file, String sha256, @Nullable ExportedSheet sheet) {}

  /** The manifest of a snapshot's folder; none if it is missing or not readable as one. */
  static Optional<Manifest> read(Path previous) throws IOException {
    byte[] json;
    try {
      json = Files.readAllBytes(place(previous));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    try {
      Manifest manifest = JSON.readValue(json, Manifest.class);
      return manifest != null && manifest.synchronization != null && manifest.files != null
          ? Optional.of(manifest)
          : Optional.empty();
    } catch (JacksonException tampered) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> overtaken() {
    return overtaken == null ? Set.of() : overtaken;
  }

  @Override
  public Set<String> pathsWithLineEnd() {
    return pathsWithLineEnd == null ? Set.of() : pathsWithLineEnd;
  }

  @Override
  public Map<String, Source> sources() {
    return sources == null ? Map.of() : sources;
  }

  /** Replaces the manifest in one step. */
  void write(Path previous) throws IOException {
    Path unfinished = Files.createTempFile(previous, "manifest", ".unfinished");
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      ByteBuffer json = ByteBuffer.wrap(JSON.writeValueAsBytes(this));
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
    Folders.publish(unfinished, place(previous));
  }

  private static Path place(Path previous) {
    return previous.resolve("manifest.json");
  }
}
