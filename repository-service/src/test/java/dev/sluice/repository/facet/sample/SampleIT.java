package dev.sluice.repository.facet.sample;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class SampleIT {
  private static RunningServer server;
  private PlannedRun run;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void plan() {
    run = PlannedRun.ofEveryKind(server);
    HandMadeInspection.of(server.database(), run.id());
  }

  @Test
  void countsAChangeOnceAndBelievesWhoCallsItWrong() {
    look("reviewer", 3, "right");
    look("admin", 3, "wrong");
    look("reviewer", 4, "unsure");
    look("admin", 4, "right");
    look("reviewer", 5, "right");
    // The last word of the same person counts.
    look("reviewer", 7, "wrong");
    look("reviewer", 7, "right");

    JsonNode all = samples("");
    assertThat(all.get("changes").asInt()).isEqualTo(12);
    assertThat(all.get("lookedAt").asInt()).isEqualTo(4);
    assertThat(all.get("wrong").asInt()).isEqualTo(1);
    assertThat(all.get("unsure").asInt()).isEqualTo(1);
    assertThat(all.get("bound").asDouble()).isEqualTo(0.9024);
    JsonNode updates = samples("?op=update");
    assertThat(updates.get("changes").asInt()).isEqualTo(5);
    assertThat(updates.get("lookedAt").asInt()).isEqualTo(2);
    assertThat(updates.get("wrong").asInt()).isZero();
    assertThat(updates.get("sentence").asString())
        .isEqualTo(
            "2 checked, 0 wrong: if they were picked at random, fewer than 78 % of these changes"
                + " are wrong, with 95 % confidence.");
    assertThat(samples("?op=insert").get("bound").isNull()).isTrue();
  }

  @Test
  void whatWasSaidOfAnotherPlanDoesNotCount() {
    look("reviewer", 3, "wrong");
    server.database().execute("UPDATE review_sample SET plan_digest = 'other'");

    assertThat(samples("").get("lookedAt").asInt()).isZero();
  }

  @Test
  void planThatIsMadeAnewHasNothingToLookAtYet() {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, "anew")
        .where(SYNCHRONIZATION.ID.eq(run.id()))
        .execute();

    HttpResponse<String> answer = post("reviewer", "{\"n\":3,\"verdict\":\"right\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("detail").asString()).contains("planned again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          reviewer | {"n":3,"verdict":"right"}     | 204
          operator | {"n":3,"verdict":"right"}     | 403
          viewer   | {"n":3,"verdict":"right"}     | 403
          reviewer | {"n":13,"verdict":"right"}    | 404
          reviewer | {"n":-1,"verdict":"right"}    | 404
          reviewer | {"n":3}                       | 400
          reviewer | {"verdict":"right"}           | 400
          reviewer | {"n":3,"verdict":"maybe"}     | 400
          reviewer | {"n":"three","verdict":"right"} | 400
          """)
  void takesWhatAReviewerSays(String user, String body, int status) {
    assertThat(post(user, body).statusCode()).isEqualTo(status);
  }

  private void look(String user, int n, String verdict) {
    assertThat(post(user, "{\"n\":" + n + ",\"verdict\":\"" + verdict + "\"}").statusCode())
        .isEqualTo(204);
  }

  private HttpResponse<String> post(String user, String body) {
    return server.post(user, "/api/synchronizations/" + run.id() + "/review/samples", body);
  }

  private JsonNode samples(String query) {
    return json(
        server.get("viewer", "/api/synchronizations/" + run.id() + "/review/samples" + query));
  }
}
