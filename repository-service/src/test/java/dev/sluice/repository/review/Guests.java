package dev.sluice.repository.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Connectors of guests, for what else their definitions say. */
final class Guests {
  private Guests() {}

  /** Loads the definition with this behind it. */
  static void define(RunningServer server, String connector, String rest) {
    HttpResponse<String> loaded =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "text/plain")
                .PUT(
                    BodyPublishers.ofString(
                        """
                        connector: %s
                        sources: { people: { csv: { path: people.csv } } }
                        entityTypes:
                          Guest: { source: people, key: id, properties: { id: { column: ID } } }
                        %s
                        """
                            .formatted(connector, rest))));
    assertThat(loaded.statusCode()).as(loaded.body()).isBetween(200, 201);
  }
}
