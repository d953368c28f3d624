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
 * The digests of a step's files that are not in its result. This file is written last, so it exists
 * only if all of them do.
 *
 * @param files digests, in hexadecimal, by file name
 */
public record FileDigests(Map<String, String> files) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The digests at this place; a run without them has lost its files. */
  public static FileDigests require(Path place) throws IOException {
    return find(place).orElseThrow(PreparedFiles::lost);
  }

  /** The digests at this place; none if the file is missing or cannot be read. */
  public static Optional<FileDigests> find(Path place) throws IOException {
    try {
      FileDigests digests = JSON.readValue(Files.readAllBytes(place), FileDigests.class);
      return digests != null && digests.files != null ? Optional.of(digests) : Optional.empty();
    } catch (NoSuchFileException | JacksonException none) {
      return Optional.empty();
    }
  }

  /** The digest of a file that must be among them. */
  public String sha256(Path file) {
    String sha256 = files.get(String.valueOf(file.getFileName()));
    if (sha256 == null) {
      throw PreparedFiles.lost();
    }
    return sha256;
  }

  /** Replaces the digests at this place in one step. */
  public void write(Path place) throws IOException {
    Path unfinished = Files.createTempFile(place.getParent(), "digests", ".unfinished");
    try {
      Files.write(unfinished, JSON.writeValueAsBytes(this));
      Folders.publish(unfinished, place);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
