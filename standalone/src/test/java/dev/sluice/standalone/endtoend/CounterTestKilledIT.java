package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Agent and server die during a counter-test, and its files are gone when they are back: there is a
 * result, or it is said why there is none. They speak Turkish, which has letters of its own.
 */
@RequiresTemporal
class CounterTestKilledIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String EXCHANGED = "ID,GN,SN,BADGE,HIRED,PHONE";
  private static final int SIZE = 20_000;

  @TempDir Path folder;

  @Test
  void hasAResultAfterwardsOrSaysWhyNot() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder)) {
      Staff staff = Staff.named("staff", folder, SIZE);
      Staff other = Staff.named("other", folder, SIZE);
      try (ServerProcess server =
          ServerProcess.start(
              folder, temporal.address(), "-Duser.language=tr", "-Duser.country=TR")) {
        server.await(server.post("staff", "initial"), "COMPLETED");
        server.await(server.post("other", "initial"), "COMPLETED");
        staff.write(EXCHANGED);
        String run = server.post("staff", "complete");
        server.await(run, "AWAITING_REVIEW");
        JsonNode first =
            server.await(
                () -> first(server, run), each -> each.path("word").asString("").equals("proven"));
        assertThat(first.path("proof").asString())
            .contains("0 of 20,000 changes would be left, counted over all 20,000 rows.");

        String test = asked(server, run);
        server.kill();
        assertThat(recounts()).as("folders of the killed attempt").isBetween(0L, 2L);
        server.restart();

        assertThat(ended(server, run, test).path("state").asString()).isEqualTo("COUNTED");
        // The server knows the result a moment before the agent has deleted its files.
        server.await(this::recounts, left -> left == 0);

        // The run is held, and its server dies before anything was counted.
        other.write(EXCHANGED);
        String lost = server.post("other", "complete");
        server.await(lost, "AWAITING_REVIEW");
        server.kill();
        delete(folder.resolve("data/agent/other/runs"));
        server.restart();

        JsonNode likely =
            server.await(
                () -> first(server, lost),
                each -> each.path("proof").asString("").contains("It was not counted"));
        assertThat(likely.path("word").asString()).isEqualTo("likely");
        assertThat(likely.path("proof").asString())
            .endsWith(
                "It was not counted: The exported files of this run of other are no longer on the"
                    + " agent.");
        assertThat(server.decide(lost, "cancel").statusCode()).isEqualTo(200);
        server.await(lost, "CANCELLED");
      }
    }
  }

  private static JsonNode first(ServerProcess server, String run) throws Exception {
    return server.get("/api/synchronizations/" + run + "/review/findings").at("/items/0");
  }

  private static String asked(ServerProcess server, String run) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/synchronizations/" + run + "/review/counter-tests")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"reading\":{\"exchange\":[\"sn\",\"givenName\"]}}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).path("id").asString();
  }

  private static JsonNode ended(ServerProcess server, String run, String test) throws Exception {
    return server.await(
        () -> server.get("/api/synchronizations/" + run + "/review/counter-tests/" + test),
        each -> !each.path("state").asString("WAITING").equals("WAITING"));
  }

  /** What attempts to count have left. */
  private long recounts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"), 5)) {
      Path place = files.filter(each -> each.endsWith("staff/recounts")).findFirst().orElse(null);
      if (place == null) {
        return 0;
      }
      try (Stream<Path> left = Files.list(place)) {
        return left.count();
      }
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
