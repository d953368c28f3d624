package dev.sluice.agent.send;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server that this agent is running, and its version. */
public final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final RepositoryClient server;
  private final String version;
  private volatile boolean heard = true;

  public Heartbeat(RepositoryClient server, String version) {
    this.server = server;
    this.version = version;
  }

  private record Body(String version) {}

  /** Calls the server once; one that is away, or refuses, is written into the log once. */
  public void beat() throws InterruptedException {
    HttpRequest request =
        server
            .ownRequest("heartbeat")
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    RepositoryClient.JSON.writeValueAsBytes(new Body(version))))
            .build();
    try {
      HttpResponse<Void> answer = server.send(request, BodyHandlers.discarding());
      note(
          answer.statusCode() / 100 == 2,
          answer.statusCode() == 401
              ? "does not know this agent's token; create one with ./sluice agents add"
              : "answered with status " + answer.statusCode());
    } catch (IOException away) {
      note(false, "cannot be reached");
    }
  }

  private void note(boolean good, String trouble) {
    if (heard && !good) {
      LOG.warn("The server {}", trouble);
    } else if (good && !heard) {
      LOG.info("The server can be reached again");
    }
    heard = good;
  }
}
