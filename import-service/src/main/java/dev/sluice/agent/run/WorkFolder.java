package dev.sluice.agent.run;

import java.nio.file.Path;

/**
 * Where the agent keeps its files: {@code <connector>/runs/<synchronization>} for a run's own, and
 * {@code <connector>/previous} for the snapshot.
 */
public record WorkFolder(Path path) {

  /** The folder of one run. */
  public RunFolder run(String connector, String synchronizationId) {
    return new RunFolder(runs(connector).resolve(FileNames.of(synchronizationId)));
  }

  /** The folder that holds the folders of a connector's runs. */
  public Path runs(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("runs");
  }

  /** The folder of a connector's snapshot. */
  public Path previous(String connector) {
    return path.resolve(FileNames.of(connector)).resolve("previous");
  }
}
