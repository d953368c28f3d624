package dev.sluice.repository.api;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SynchronizationControllerIT {
  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    server = new RunningServer(TestDatabase.freshUrl(), temporal.target());
    server.loadConnector();
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  @Test
  void startsRunAndSaysWhereItIs() {
    HttpResponse<String> answer =
        server.post(
            "operator", "/api/synchronizations", "{\"connector\":\"acme\",\"mode\":\"complete\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = json(answer).get("id").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/synchronizations/" + id);
    HttpResponse<String> shown = server.get("viewer", "/api/synchronizations/" + id);
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    System.out.println(shown.body());
  }
}
