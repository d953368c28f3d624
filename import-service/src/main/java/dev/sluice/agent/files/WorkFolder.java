package dev.sluice.agent.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the agent's files: {@code <connector>/runs/<synchronization>} for a run, {@code
 * <connector>/uploads}, {@code <connector>/checks} and {@code <connector>/recounts} for files that
 * are being checked, and {@code <connector>/previous} for the snapshot.
 */
public record WorkFolder(Path path) {

  /**
   * The folder, made if it is missing, for its owner's eyes only: whole tables of people lie in it.
   */
  public static WorkFolder own(Path path) {
    try {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      return new WorkFolder(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("The work folder " + path + " cannot be used", failure);
    }
  }

  /** The folder of one run. */
  public RunFolder run(String connector, String synchronizationId) {
    return new RunFolder(runs(connector).resolve(FileNames.of(synchronizationId)));
  }

  /** The folder that holds the folders of a connector's runs. */
  public Path runs(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("runs");
  }

  /** The folders that hold the folders of runs, of all connectors. */
  public List<Path> allRuns() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> connectors = Files.list(path)) {
      return connectors.map(each -> each.resolve("runs")).filter(Files::isDirectory).toList();
    }
  }

  /** The folder of one attempt to take an upload. */
  public Path upload(String connector, String attempt) {
    return path.resolve(FileNames.of(connector)).resolve("uploads").resolve(FileNames.of(attempt));
  }

  /** The folder that holds the folders of attempts to check a connector's files. */
  public Path checks(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("checks");
  }

  /** The folder that holds the folders of attempts to count a run of a connector again. */
  public Path recounts(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("recounts");
  }

  /** The folder of a connector's snapshot. */
  public Path previous(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("previous");
  }
}
