package dev.sluice.agent.export;

import static dev.sluice.contract.FailureType.SOURCE_MISSING;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.ConnectorDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Copies the lists in a definition, so that all steps of a run see the same version. */
public final class ListExport {
  /** A list is held in memory while rows are prepared. */
  private static final int MAX_BYTES = 1 << 24;

  private final FilesFolder files;

  public ListExport(FilesFolder files) {
    this.files = files;
  }

  /** The paths of the lists that anything of a connector names. */
  public static List<String> paths(ConnectorDefinition connector) {
    return connector.entityTypes().stream()
        .flatMap(type -> type.properties().stream())
        .map(property -> property.constraints().exclude())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .distinct()
        .toList();
  }

  /**
   * Copies all lists.
   *
   * @param unfinished a folder of this attempt alone
   */
  void copy(ConnectorDefinition connector, RunFolder run, Path unfinished) throws IOException {
    for (String path : paths(connector)) {
      Path place = run.list(path);
      Files.createDirectories(place.getParent());
      Path copy = unfinished.resolve(place.getFileName());
      Files.write(copy, read(path));
      Folders.publish(copy, place);
    }
  }

  /** The bytes of a list. */
  public byte[] read(String path) throws IOException {
    try (InputStream in = files.open(find(path), path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw SourceException.inFile(
            SOURCE_UNREADABLE,
            path,
            "the list of excluded values has more than 16 MiB",
            "Shorten the list; a wildcard (*, ?) can replace many values.");
      }
      return bytes;
    }
  }

  private Path find(String path) throws IOException {
    try {
      return files.find(path);
    } catch (SourceException refusal) {
      if (refusal.failure().type() != SOURCE_MISSING) {
        throw refusal;
      }
      throw SourceException.inFile(
          SOURCE_MISSING,
          path,
          "the list of excluded values does not exist in the files folder",
          "Deliver the list, or correct 'exclude' in the connector's definition.");
    }
  }
}
