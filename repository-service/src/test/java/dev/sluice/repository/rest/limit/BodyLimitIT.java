package dev.sluice.repository.rest.limit;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServers.Extension.class)
class BodyLimitIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  /** With its length told, and in pieces of which nobody knows how many there will be. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST, /api/synchronizations,           2000000, 413
          POST, /api/connectors/acme/activate,   2000000, 413
          POST, /api/query,                      2000000, 413
          PUT,  /api/queries/x,                  2000000, 413
          POST, /api/tokens,                     2000000, 413
          POST, /api/synchronizations,            900000, 404
          POST, /api/resources,                  2000000, 422
          """)
  void readsNoMoreThanABodyMayHave(String method, String path, int length, int status) {
    byte[] body =
        ("{\"connector\":\"" + "x".repeat(length) + "\",\"mode\":\"complete\"}")
            .getBytes(StandardCharsets.UTF_8);
    if (path.equals("/api/resources")) {
      body =
          ("{\"entityType\":\"nothing\",\"key\":\"" + "x".repeat(length) + "\"}")
              .getBytes(StandardCharsets.UTF_8);
    }
    byte[] sent = body;
    for (BodyPublisher each :
        new BodyPublisher[] {
          BodyPublishers.ofByteArray(sent),
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent))
        }) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request("admin", path)
                  .header("Content-Type", "application/json")
                  .method(method, each));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      if (status == 413) {
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:too-large");
      }
    }
  }
}
