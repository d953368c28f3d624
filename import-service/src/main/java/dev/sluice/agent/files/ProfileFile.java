package dev.sluice.agent.files;

import dev.sluice.contract.profile.SourceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The profiles of a run's files, written by prepare and read by compare. They are not in prepare's
 * result, since that passes through Temporal.
 */
public record ProfileFile(List<SourceProfile> profiles) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The profiles at this place; none if an earlier release prepared, or nobody did. */
  public static ProfileFile read(Path place) throws IOException {
    try {
      ProfileFile file = JSON.readValue(Files.readAllBytes(place), ProfileFile.class);
      return file == null || file.profiles == null ? new ProfileFile(List.of()) : file;
    } catch (NoSuchFileException | JacksonException none) {
      return new ProfileFile(List.of());
    }
  }

  /** Replaces the profiles at this place in one step. */
  public void write(Path place) throws IOException {
    Path unfinished = Files.createTempFile(place.getParent(), "profiles", ".unfinished");
    try {
      Files.write(unfinished, JSON.writeValueAsBytes(this));
      Folders.publish(unfinished, place);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
