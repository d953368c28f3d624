package dev.sluice.repository.agent.known;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class AgentsIT {
  private static RunningServer server;
  private static RunningServer second;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    second = shared.second();
  }

  @Test
  void givesTokenOnceThatOpensTheAgentsDoorOfEveryServer() {
    String token = add("paris-1");

    assertThat(token).startsWith("sla_").hasSize(47);
    assertThat(beat(server, token)).isEqualTo(204);
    assertThat(beat(second, token)).isEqualTo(204);
    assertThat(server.get("viewer", "/api/agents").body())
        .contains("paris-1")
        .doesNotContain(token);
    assertThat(server.database().fetchValue(AGENT.TOKEN_HASH, AGENT.NAME.eq("paris-1")).toString())
        .hasSize(64)
        .doesNotContain(token);
    JsonNode agent = json(server.get("viewer", "/api/agents/paris-1"));
    assertThat(agent.get("token").asString()).isEqualTo("GIVEN");
    assertThat(agent.get("version").asString()).isEqualTo("1.2");
    assertThat(agent.get("away").asBoolean()).isFalse();
    assertThat(agent.get("addedBy").asString()).isEqualTo("admin");
  }

  @Test
  void tokenOpensNothingElse() {
    String token = add("curious");

    HttpRequest.Builder request =
        server.request("", "/api/synchronizations").header("Authorization", "Bearer " + token);
    assertThat(server.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void revokedTokenIsRefusedByEveryServerAtOnce() {
    String token = add("berlin");
    assertThat(beat(second, token)).isEqualTo(204);

    assertThat(delete("berlin").statusCode()).isEqualTo(204);

    assertThat(beat(server, token)).isEqualTo(401);
    assertThat(beat(second, token)).isEqualTo(401);
    JsonNode agent = json(server.get("viewer", "/api/agents/berlin"));
    assertThat(agent.get("token").asString()).isEqualTo("REVOKED");
    assertThat(agent.get("revokedBy").asString()).isEqualTo("admin");
    String another = add("berlin");
    assertThat(beat(second, another)).isEqualTo(204);
    assertThat(beat(second, token)).isEqualTo(401);
  }

  @Test
  void doesNotReplaceTokenThatCounts() {
    String token = add("madrid");

    HttpResponse<String> refused = server.post("admin", "/api/agents", "{\"name\":\"madrid\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("type").asString()).isEqualTo("urn:sluice:problem:name-taken");
    assertThat(beat(server, token)).isEqualTo(204);
  }

  @Test
  void agentOfTheConfigurationIsNotRevokedHere() {
    HttpResponse<String> refused = delete("other");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("configuration");
  }

  @Test
  void forgetsAgentWithoutToken() {
    add("rome");
    assertThat(delete("rome").statusCode()).isEqualTo(204);
    assertThat(delete("rome").statusCode()).isEqualTo(204);

    assertThat(delete("rome").statusCode()).isEqualTo(404);
    assertThat(server.get("viewer", "/api/agents/rome").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":\"a b\"}", "{\"name\":\"-a\"}"})
  void refusesOddNames(String body) {
    assertThat(server.post("admin", "/api/agents", body).statusCode()).isEqualTo(400);
  }

  @Test
  void runSaysForWhichAgentItWaits() {
    heard("default", null);
    UUID run = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    assertThat(waitsFor(run)).isEqualTo("Waits for agent default, which has never called.");

    heard("default", Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(waitsFor(run))
        .isEqualTo("Waits for agent default, which last called at 2026-01-02T03:04:05Z.");

    heard("default", Instant.now());
    assertThat(json(server.get("viewer", "/api/synchronizations/" + run)).get("waitsFor").isNull())
        .isTrue();
  }

  private static String waitsFor(UUID run) {
    return json(server.get("viewer", "/api/synchronizations/" + run))
        .at("/waitsFor/message")
        .asString();
  }

  private static void heard(String agent, Instant at) {
    OffsetDateTime heard = at == null ? null : at.atOffset(ZoneOffset.UTC);
    server
        .database()
        .insertInto(AGENT)
        .set(AGENT.NAME, agent)
        .set(AGENT.HEARD_AT, heard)
        .onConflict(AGENT.NAME)
        .doUpdate()
        .set(AGENT.HEARD_AT, heard)
        .execute();
  }

  private static String add(String name) {
    HttpResponse<String> answer =
        server.post("admin", "/api/agents", "{\"name\":\"" + name + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("token").asString();
  }

  private static HttpResponse<String> delete(String name) {
    return server.send(server.request("admin", "/api/agents/" + name).DELETE());
  }

  private static int beat(RunningServer called, String token) {
    return called
        .send(
            called
                .request("", "/agent/heartbeat")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"version\":\"1.2\"}")))
        .statusCode();
  }
}
