package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that dies between a decision and its apply makes what was decided once it is back, and
 * so do later runs of either mode: the agent asks for what its files have and nobody let through.
 */
@RequiresTemporal
class DecidedKilledIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void makesWhatWasDecided() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder)) {
      Company company = Company.in(folder);
      try (ServerProcess server = ServerProcess.start(folder, temporal.address())) {
        server.await(server.post("company", "initial"), "COMPLETED");
        // Ten users leave, the others get another title.
        company.has(11, 100, "second");
        String run = server.post("company", "complete");
        server.await(run, "AWAITING_REVIEW");
        String review = "/api/synchronizations/" + run + "/review/";
        server.await(() -> server.send(server.request(review + "rules")), ServerProcess::isOk);
        String[] leaving = keys(server, run);
        add(server, review, "{\"action\":\"hold\",\"filter\":{\"key\":[\"" + leaving[0] + "\"]}}");
        add(
            server,
            review,
            "{\"action\":\"reject\",\"filter\":{\"op\":[\"update\"]},\"columns\":[\"title\"]}");
        String digest = server.get(review + "outcome?rest=apply").path("decisionDigest").asString();
        HttpResponse<String> decided =
            post(
                server,
                "/api/synchronizations/" + run + "/resume",
                "{\"comment\":\"dies\",\"rest\":\"apply\",\"decisionDigest\":\"" + digest + "\"}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        server.kill();
        server.restart();

        JsonNode applied = server.await(run, "COMPLETED", "FAILED");

        assertThat(applied.path("status").asString()).isEqualTo("COMPLETED");
        JsonNode users = applied.path("resources").path("User");
        assertThat(users.path("held").asLong()).isEqualTo(1);
        assertThat(users.path("deleted").asLong()).isEqualTo(10);
        String rows = server.rows();
        assertThat(rows).contains("User" + leaving[0] + "{").doesNotContain("second");
        assertThat(rows).doesNotContain("User" + leaving[1] + "{");
        assertThat(server.get("/api/held?action=hold").path("items"))
            .anyMatch(each -> each.path("key").asString().equals(leaving[0]));

        JsonNode next = server.await(server.post("company", "incremental"), "COMPLETED");

        assertThat(next.path("resources").path("User").path("held").asLong()).isEqualTo(1);
        assertThat(next.path("resources").path("User").path("suppressed").asLong()).isEqualTo(90);
        assertThat(server.rows()).isEqualTo(rows);

        JsonNode again = server.await(server.post("company", "complete"), "COMPLETED");

        assertThat(again.path("resources").path("User").path("suppressed").asLong()).isEqualTo(90);
        assertThat(server.rows()).isEqualTo(rows);
      }
    }
  }

  /** Of those that the run deletes, in their order. */
  private static String[] keys(ServerProcess server, String run) throws Exception {
    JsonNode page =
        server.get(
            "/api/synchronizations/" + run + "/changes?entityType=User&operation=delete&limit=2");
    List<String> keys =
        page.path("items").valueStream().map(each -> each.path("key").asString()).toList();
    return keys.toArray(String[]::new);
  }

  private static void add(ServerProcess server, String review, String rule) throws Exception {
    HttpResponse<String> made = post(server, review + "rules", rule);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(JSON.readTree(made.body()).path("rule").asInt()).isPositive();
  }

  private static HttpResponse<String> post(ServerProcess server, String path, String body)
      throws Exception {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
