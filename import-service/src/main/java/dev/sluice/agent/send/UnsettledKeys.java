package dev.sluice.agent.send;

import dev.sluice.agent.step.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Gets the keys of rows from the server that it did not accept in earlier runs. */
public final class UnsettledKeys {
  private final RepositoryClient server;

  public UnsettledKeys(RepositoryClient server) {
    this.server = server;
  }

  /** Writes those of one dataset to a file, in ascending order after a header. */
  public void write(String synchronizationId, String dataset, Path file, Progress progress)
      throws IOException {
    server.download(
        server.request(synchronizationId, "unsettled", dataset).GET().build(),
        file,
        () -> {
          progress.at(0, null);
          return 0;
        });
  }
}
