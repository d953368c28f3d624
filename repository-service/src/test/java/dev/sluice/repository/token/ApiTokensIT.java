package dev.sluice.repository.token;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.API_TOKEN;
import static dev.sluice.repository.jooq.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServers.Extension.class)
class ApiTokensIT {
  private static RunningServer server;
  private static RunningServer second;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    second = shared.second();
  }

  @Test
  void tokenOpensWhatItsRoleMayOnEveryServer() {
    String token = make("operator", "nightly", "operator");

    assertThat(token).startsWith("slu_").hasSize(47);
    assertThat(start(second, token)).isEqualTo(202);
    assertThat(get(server, token, "/api/connectors")).isEqualTo(200);
    assertThat(get(server, token, "/api/users")).isEqualTo(403);
    assertThat(server.get("admin", "/api/synchronizations").body())
        .contains("\"requestedBy\":\"token:nightly\"");
    assertThat(
            server
                .database()
                .fetchCount(
                    AUDIT,
                    AUDIT.WHO.eq("operator"),
                    AUDIT.VIA.eq("TOKEN"),
                    AUDIT.TOKEN.eq("nightly"),
                    AUDIT.PATH.eq("/api/synchronizations")))
        .isEqualTo(1);
  }

  @Test
  void isShownOnce() {
    String token = make("viewer", "once", "viewer");
    get(server, token, "/api/connectors");

    HttpResponse<String> listed = server.get("viewer", "/api/tokens");

    assertThat(listed.body()).contains("\"once\"").doesNotContain(token);
    assertThat(json(listed).at("/items/0/usedAt").isNull()).isFalse();
    assertThat(server.database().fetchValue(API_TOKEN.HASH, API_TOKEN.NAME.eq("once")))
        .hasSize(64)
        .isNotEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource({"viewer, operator", "operator, reviewer", "reviewer, operator", "forcing, admin"})
  void opensNoMoreThanItsMaker(String maker, String role) {
    assertThat(tryToMake(maker, "greedy", role).statusCode()).isEqualTo(403);
  }

  @Test
  void doesNotMakeAnother() {
    String token = make("admin", "parent", "admin");

    HttpResponse<String> refused =
        server.send(
            server
                .request("", "/api/tokens")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"child\",\"role\":\"viewer\"}")));

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void revokedAndExpiredOnesAreRefusedByEveryServerAtOnce() {
    String revoked = make("operator", "revoked", "viewer");
    String expired = make("operator", "expired", "viewer");
    assertThat(get(second, revoked, "/api/connectors")).isEqualTo(200);
    assertThat(get(second, expired, "/api/connectors")).isEqualTo(200);

    assertThat(delete("operator", "revoked")).isEqualTo(204);
    server
        .database()
        .update(API_TOKEN)
        .set(API_TOKEN.EXPIRES_AT, OffsetDateTime.now())
        .where(API_TOKEN.NAME.eq("expired"))
        .execute();

    assertThat(get(second, revoked, "/api/connectors")).isEqualTo(401);
    assertThat(get(second, expired, "/api/connectors")).isEqualTo(401);
    assertThat(tryToMake("operator", "revoked", "viewer").statusCode()).isEqualTo(409);
  }

  @Test
  void everybodySeesAndRevokesHisOwn() {
    make("operator", "mine", "viewer");
    assertThat(server.get("viewer", "/api/tokens").body()).doesNotContain("\"mine\"");
    assertThat(server.get("admin", "/api/tokens").body()).contains("\"mine\"");
    assertThat(delete("viewer", "mine")).isEqualTo(404);
    assertThat(delete("admin", "mine")).isEqualTo(204);
    assertThat(delete("operator", "mine")).isEqualTo(204);
    assertThat(server.database().fetchValue(API_TOKEN.REVOKED_BY, API_TOKEN.NAME.eq("mine")))
        .isEqualTo("admin");
  }

  @Test
  void endsWithItsMaker() {
    String added =
        server.post("admin", "/api/users", "{\"name\":\"leaver\",\"roles\":[\"operator\"]}").body();
    assertThat(added).contains("leaver");
    String token = make("operator", "of-leaver", "operator");
    server
        .database()
        .update(API_TOKEN)
        .set(API_TOKEN.MADE_BY, "leaver")
        .where(API_TOKEN.NAME.eq("of-leaver"))
        .execute();
    assertThat(get(second, token, "/api/connectors")).isEqualTo(200);

    assertThat(server.send(server.request("admin", "/api/users/leaver").DELETE()).statusCode())
        .isEqualTo(204);

    assertThat(get(second, token, "/api/connectors")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"a\"}",
        "{\"name\":\"a b\",\"role\":\"viewer\"}",
        "{\"name\":\"a\",\"role\":\"force\"}",
        "{\"name\":\"a\",\"role\":\"VIEWER\"}",
        "{\"name\":\"a\",\"role\":\"viewer\",\"days\":0}",
        "{\"name\":\"a\",\"role\":\"viewer\",\"days\":367}"
      })
  void refusesOddWishes(String body) {
    assertThat(server.post("admin", "/api/tokens", body).statusCode()).isEqualTo(400);
  }

  private static String make(String user, String name, String role) {
    HttpResponse<String> made = tryToMake(user, name, role);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).get("token").asString();
  }

  private static HttpResponse<String> tryToMake(String user, String name, String role) {
    return server.post(
        user, "/api/tokens", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
  }

  private static int delete(String user, String name) {
    return server.send(server.request(user, "/api/tokens/" + name).DELETE()).statusCode();
  }

  private static int get(RunningServer called, String token, String path) {
    return called
        .send(called.request("", path).header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private static int start(RunningServer called, String token) {
    return called
        .send(
            called
                .request("", "/api/synchronizations")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"connector\":\"acme\",\"mode\":\"complete\"}")))
        .statusCode();
  }
}
