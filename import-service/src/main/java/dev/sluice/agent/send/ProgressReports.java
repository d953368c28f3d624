package dev.sluice.agent.send;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the progress of a step to the server, for people to see. Nothing depends on it: a report
 * that does not arrive is dropped.
 */
public final class ProgressReports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressReports.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RepositoryClient server;
  private final String synchronizationId;
  private final String step;
  private @Nullable CompletableFuture<HttpResponse<byte[]>> underWay;

  /**
   * Makes reports on one step.
   *
   * @param step label of the step as people know it
   */
  public ProgressReports(RepositoryClient server, String synchronizationId, String step) {
    this.server = server;
    this.synchronizationId = synchronizationId;
    this.step = step;
  }

  private record Report(String step, long done, @Nullable Long total) {}

  /** Sends a report, unless the one before is still under way. */
  public void report(long done, @Nullable Long total) {
    if (underWay != null && !underWay.isDone()) {
      return;
    }
    HttpRequest request =
        server
            .request(synchronizationId, "progress")
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    RepositoryClient.JSON.writeValueAsBytes(new Report(step, done, total))))
            .build();
    underWay = server.start(request).whenComplete(this::note);
  }

  private void note(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.debug("A progress report did not arrive: {}", failure.getClass().getSimpleName());
    } else if (response != null && response.statusCode() / 100 != 2) {
      LOG.debug("A progress report was answered with status {}", response.statusCode());
    }
  }

  /** Waits for the last report, which must not arrive after the next step's first. */
  @Override
  public void close() {
    if (underWay == null) {
      return;
    }
    try {
      underWay.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException notArrived) {
      underWay.cancel(true);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
