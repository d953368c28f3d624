package dev.sluice.repository.audit;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.AUDIT;
import static dev.sluice.repository.jooq.Tables.AUDIT_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class AuditIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @Test
  void saysWhatChangedByNamesAlone() {
    HttpResponse<String> made =
        server.post(
            "admin",
            "/api/resources",
            """
            {"entityType":"Person","key":"canary-key","attributes":{"name":"canary-name"}}
            """);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode call = last("/api/resources");

    assertThat(call.get("who").asString()).isEqualTo("admin");
    assertThat(call.get("status").asInt()).isEqualTo(201);
    assertThat(call.at("/details/entityType").asString()).isEqualTo("Person");
    assertThat(call.at("/details/properties").toString()).isEqualTo("[\"name\"]");
    assertThat(call.at("/details/resource").asString()).isEqualTo(json(made).get("id").asString());
    assertThat(call.toString()).doesNotContain("canary");
  }

  @Test
  void saysWhichKeysOfDefinitionChangedAndWho() {
    String limited = RunningServer.DEFINITION + "thresholds:\n  maximumDeletedLines: 7\n";
    HttpResponse<String> put =
        server.send(
            server
                .request("admin", "/api/connectors/acme")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(limited)));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    JsonNode call = last("/api/connectors/acme");

    assertThat(call.get("who").asString()).isEqualTo("admin");
    assertThat(call.at("/details/definition").asString()).hasSize(64);
    assertThat(call.at("/details/changes of acme").toString())
        .contains("thresholds.maximumDeletedLines");
  }

  @Test
  void isReadByPagesAndAsCsv() {
    for (int each = 0; each < 3; each++) {
      server.post("operator", "/api/connectors/nowhere/activate", "{}");
    }
    String path = "/api/audit?path=/api/connectors/nowhere&who=operator";
    JsonNode first = json(server.get("admin", path + "&limit=2"));
    assertThat(first.get("items")).hasSize(2);
    JsonNode rest =
        json(server.get("admin", path + "&limit=2&after=" + first.get("next").asString()));
    assertThat(rest.get("items").size()).isPositive();
    assertThat(rest.at("/items/0/id").asLong()).isGreaterThan(first.at("/items/1/id").asLong());

    HttpResponse<String> csv =
        server.send(server.request("admin", path).header("Accept", "text/csv"));
    assertThat(csv.body().lines())
        .first()
        .isEqualTo("id,at,who,via,token,address,method,route,path,status,endedAt,details");
    assertThat(csv.body()).contains("operator,password,,127.0.0.1,POST,");
    assertThat(json(server.get("admin", path + "&until=2020-01-01T00:00:00Z")).get("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=yesterday", "until=9", "from=%2B999999999-01-01T00:00:00Z"})
  void refusesOddTimes(String query) {
    assertThat(server.get("admin", "/api/audit?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyChangesWhatWasTakenDown() {
    server.post("operator", "/api/connectors/nowhere/activate", "{}");

    changesOf(TestDatabase.asOwner(server.database()))
        .forEach(change -> assertThatThrownBy(change::run).hasMessageContaining("stays as it is"));
    changesOf(server.database())
        .forEach(
            change -> assertThatThrownBy(change::run).rootCause().hasMessageContaining("denied"));
  }

  private static Stream<Runnable> changesOf(DSLContext database) {
    return Stream.of(
        () -> database.deleteFrom(AUDIT).execute(),
        () -> database.update(AUDIT).set(AUDIT.WHO, "nobody").execute(),
        () -> database.deleteFrom(AUDIT_OUTCOME).execute(),
        () -> database.update(AUDIT_OUTCOME).set(AUDIT_OUTCOME.STATUS, 0).execute());
  }

  private static JsonNode last(String path) {
    JsonNode items = json(server.get("admin", "/api/audit?limit=1000&path=" + path)).get("items");
    return items.get(items.size() - 1);
  }
}
