package dev.sluice.agent.send;

import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.recount.RecountRequest;
import dev.sluice.contract.run.Mode;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends rows that the server only counts. */
public final class RecountSender {
  private final RepositoryClient server;
  private final RunFolder prepared;

  /**
   * Makes a sender.
   *
   * @param prepared where the rows were prepared
   */
  public RecountSender(RepositoryClient server, RunFolder prepared) {
    this.server = server;
    this.prepared = prepared;
  }

  /** Sends, and returns once they are counted. */
  public void send(RecountRequest request, PreparedFile file, Mode mode, Progress progress)
      throws IOException {
    AtomicLong sent = new AtomicLong();
    new LinesBody(() -> PreparedRows.of(prepared, file, mode), sent::addAndGet)
        .send(
            server.recountRequest(
                request.synchronizationId(),
                request.test(),
                file.target(),
                file.read(),
                file.rejected() + file.duplicates()),
            to ->
                server.call(
                    to.build(),
                    () -> {
                      progress.at(sent.get(), file.rows());
                      return sent.get();
                    }));
  }
}
