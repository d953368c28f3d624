package dev.sluice.repository.inspect;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.PlannedRun;
import dev.sluice.repository.inspect.fill.Inspector;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronizations;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class InspectionControllerIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @Test
  void showsThePlanInNumbers() {
    UUID run =
        new PlannedRun(server)
            .change("Person", "1", "delete", "{\"name\": \"Ann\"}", null)
            .change("Person", "2", "deactivate", "{\"name\": \"Bob\"}", "{\"name\": \"Bob\"}")
            .change("Person", "3", "update", "{\"name\": \"Cid\"}", "{\"name\": \"Cyd\"}")
            .change("Person", "4", "insert", null, "{\"name\": \"Dan\"}")
            .change("Person", "5", "insert", null, "{\"name\": \"Eve\"}")
            .id();
    inspect(run, read -> {});

    JsonNode review = json(review(run));

    assertThat(review.get("state").asString()).isEqualTo("DONE");
    assertThat(review.get("changes").asLong()).isEqualTo(5);
    assertThat(review.get("planDigest").asString()).isEqualTo(PlannedRun.DIGEST);
    assertThat(review.get("digest").asString()).hasSize(64);
    assertThat(review.get("endedAt").asString()).isNotEmpty();
    assertThat(review.get("targets").toString())
        .isEqualTo(
            "[{\"name\":\"Person\",\"association\":false,\"held\":0,\"deletes\":1,"
                + "\"deactivated\":1,\"updates\":1,\"inserts\":2,\"segments\":[]}]");
  }

  @Test
  void showsHowFarItHasComeAndWhyItFailed() {
    UUID run = new PlannedRun(server).id();
    server
        .database()
        .execute(
            """
            INSERT INTO resource_change (synchronization_id, entity_type, key, operation, after)
            SELECT {0}, 'Person', number::text, 'insert', '{"name": "Ann"}'
            FROM generate_series(1, 5000) AS number
            """,
            val(run));
    List<String> seen = new ArrayList<>();
    LongConsumer look =
        read -> {
          seen.add(json(review(run)).get("state").asString());
          throw new IllegalStateException("stopped");
        };

    assertThatThrownBy(() -> inspect(run, look)).hasMessage("stopped");

    assertThat(seen).containsExactly("RUNNING");
    JsonNode review = json(review(run));
    assertThat(review.get("state").asString()).isEqualTo("FAILED");
    assertThat(review.get("failure").asString())
        .isEqualTo("The plan could not be inspected; see the server's log");
    assertThat(review.get("targets").isEmpty()).isTrue();
  }

  @Test
  void saysOfOtherRunsThatTheyAreNotInspected() {
    UUID run = new PlannedRun(server).id();

    assertThat(review(run).statusCode()).isEqualTo(409);
    assertThat(json(review(run)).get("type").asString())
        .isEqualTo("urn:sluice:problem:not-inspected");
    assertThat(review(UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> review(UUID run) {
    return server.get("viewer", "/api/synchronizations/" + run + "/review");
  }

  private static void inspect(UUID run, LongConsumer progress) {
    server
        .bean(Inspector.class)
        .inspect(
            run,
            PlannedRun.DIGEST,
            RunDefinitions.of(server.bean(Synchronizations.class).findById(run).orElseThrow()),
            progress);
  }
}
