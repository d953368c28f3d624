package dev.sluice.repository.start;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code POST /api/connectors/{c}/update-expressions}. */
@ExtendWith(SharedServers.Extension.class)
class ExpressionUpdatesIT {
  private static final String COMPUTED =
      """
      connector: computed
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        Computed:
          source: people
          key: id
          filter: row.kind == 'person'
          properties: { id: { column: id } }
      """;

  private static RunningServer server;

  private final UUID applied = UUID.randomUUID();

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void aConnectorThatWasApplied() {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "CANCELLED")
        .where(SYNCHRONIZATION.CONNECTOR.eq("computed"))
        .execute();
    define(COMPUTED, applied);
  }

  private static void define(String definition, UUID lastApplied) {
    server.database().deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq("computed")).execute();
    server
        .database()
        .insertInto(CONNECTOR)
        .set(CONNECTOR.NAME, "computed")
        .set(CONNECTOR.DEFINITION, definition)
        .set(CONNECTOR.AGENT, "default")
        .set(CONNECTOR.LAST_APPLIED, lastApplied)
        .set(CONNECTOR.LOADED_AT, OffsetDateTime.now())
        .set(CONNECTOR.VERSION, 1L)
        .execute();
  }

  private static HttpResponse<String> update(String user, String key) {
    var request =
        server
            .request(user, "/api/connectors/computed/update-expressions")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"dryRun\":true}"));
    return server.send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
  }

  @Test
  void startsARunOverTheFilesThatWereAppliedLast() {
    HttpResponse<String> answer = update("operator", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).get("mode").asString()).isEqualTo("complete");
    assertThat(json(answer).get("dryRun").asBoolean()).isTrue();
    assertThat(json(answer).get("recomputes").asString()).isEqualTo(applied.toString());
    UUID id = UUID.fromString(json(answer).get("id").asString());
    Synchronization run = server.bean(Synchronizations.class).findById(id).orElseThrow();
    ConnectorDefinition definition = RunDefinitions.of(run);
    assertThat(definition.recomputes()).isEqualTo(applied.toString());
    assertThat(run.supersedesOthers()).isFalse();
  }

  @Test
  void startsNoSecondRunForARepeatedRequest() {
    String key = UUID.randomUUID().toString();
    String first = json(update("operator", key)).get("id").asString();

    assertThat(json(update("operator", key)).get("id").asString()).isEqualTo(first);
  }

  @Test
  void refusesWhileARunIsOpen() {
    assertThat(update("operator", "").statusCode()).isEqualTo(202);

    HttpResponse<String> second = update("operator", "");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).get("type").asString()).isEqualTo("urn:sluice:problem:run-open");
  }

  @Test
  void refusesWhereNothingIsComputed() {
    define(COMPUTED.replace("filter: row.kind == 'person'", "adopt: false"), applied);
    assertRefused("Its definition has no expression and no filter.");

    define(COMPUTED, null);
    assertRefused("No run of the connector was applied yet. Run it in mode initial.");
  }

  private static void assertRefused(String why) {
    HttpResponse<String> answer = update("operator", "");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("type").asString())
        .isEqualTo("urn:sluice:problem:nothing-to-compute");
    assertThat(json(answer).get("detail").asString()).isEqualTo(why);
  }

  @Test
  void isForOperatorsAndKnownConnectors() {
    assertThat(update("viewer", "").statusCode()).isEqualTo(403);
    HttpResponse<String> unknown =
        server.post("operator", "/api/connectors/nobody/update-expressions", "");
    assertThat(unknown.statusCode()).isEqualTo(404);
    HttpResponse<String> forced =
        server.post("operator", "/api/connectors/computed/update-expressions", "{\"force\":true}");
    assertThat(forced.statusCode()).isEqualTo(403);
  }
}
