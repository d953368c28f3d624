package dev.sluice.agent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The digests of those files of a step that its result does not tell. It is written last, so that
 * it stands only where they all do.
 *
 * @param files digests, in hexadecimal, by file name
 */
public record Seal(Map<String, String> files) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The seal at this place; a run without it has lost its files. */
  public static Seal require(Path place) throws IOException {
    return find(place).orElseThrow(PreparedFiles::lost);
  }

  /** The seal at this place; none where it is missing or not readable as one. */
  public static Optional<Seal> find(Path place) throws IOException {
    try {
      Seal seal = JSON.readValue(Files.readAllBytes(place), Seal.class);
      return seal != null && seal.files != null ? Optional.of(seal) : Optional.empty();
    } catch (NoSuchFileException | JacksonException none) {
      return Optional.empty();
    }
  }

  /** The digest of a file that must have been sealed. */
  public String sha256(Path file) {
    String sha256 = files.get(String.valueOf(file.getFileName()));
    if (sha256 == null) {
      throw PreparedFiles.lost();
    }
    return sha256;
  }

  /** Replaces the seal at this place in one step. */
  public void write(Path place) throws IOException {
    Path unfinished = Files.createTempFile(place.getParent(), "seal", ".unfinished");
    try {
      Files.write(unfinished, JSON.writeValueAsBytes(this));
      Folders.publish(unfinished, place);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
