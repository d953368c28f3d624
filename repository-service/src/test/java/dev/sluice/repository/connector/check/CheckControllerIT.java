package dev.sluice.repository.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class CheckControllerIT {
  private static final String ACME =
      """
      connector: acme
      agent: paris
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        User: { source: people, key: id, properties: { id: { column: ID } } }
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @Test
  void saysWhatWasChecked() {
    put("acme", ACME);

    assertThat(server.post("operator", "/api/connectors/acme/check", "").body())
        .isEqualTo(
            "{\"connector\":\"acme\",\"ok\":true,"
                + "\"checked\":[\"definition\",\"files on agent paris\"],"
                + "\"sources\":[{\"source\":\"people\",\"path\":\"people.csv\",\"reachable\":true,"
                + "\"header\":true,\"sheet\":null,\"matched\":[\"ID\"],\"missing\":[],"
                + "\"unknown\":[{\"name\":\"room\",\"nearest\":null}],\"rows\":100,"
                + "\"encoding\":null,\"delimiter\":null}],\"problems\":[]}");
  }

  @Test
  void tellsWhatTheAgentFoundByPlace() {
    put(
        "files",
        ACME.replace("people: {", "more: { csv: { path: column.csv } }, people: {")
                .replace("people.csv", "missing.csv")
            + "  Guest: { source: more, key: id, properties: { id: { column: ID } } }\n");

    JsonNode check = check("files");

    assertThat(check.at("/ok").booleanValue()).isFalse();
    assertThat(check.at("/problems").toString())
        .isEqualTo(
            "[{\"file\":\"column.csv\",\"line\":1,\"column\":\"id\",\"message\":\"the header has no"
                + " such column\",\"remedy\":\"Correct the"
                + " header.\"},{\"file\":\"missing.csv\",\"message\":\"there is no such"
                + " file\",\"remedy\":\"Deliver the file.\"}]");
  }

  @Test
  void checksDefinitionAndFilesAtOnce() {
    String shared =
        ACME.replace("User: {", "Shared: {").replace("ID } }", "ID }, mail: { column: M } }");
    put("first", shared.replace("column: M ", "column: M, unique: true "));
    put("second", shared.replace("people.csv", "missing.csv"));

    JsonNode check = check("second");

    assertThat(check.at("/ok").booleanValue()).isFalse();
    assertThat(check.at("/problems/0/file").asString()).isEqualTo("missing.csv");
    assertThat(check.at("/warnings/0").toString())
        .isEqualTo(
            "{\"line\":5,\"column\":\"72\",\"key\":\"entityTypes.Shared.properties.mail.unique\","
                + "\"message\":\"connector `first` says unique, but connector `second` does not:"
                + " its values are unique for both\","
                + "\"remedy\":\"Make both definitions the same\"}");
  }

  @Test
  void knowsOnlyLoadedConnectorsAndOperators() {
    assertThat(server.post("operator", "/api/connectors/nobody/check", "").statusCode())
        .isEqualTo(404);
    assertThat(server.post("viewer", "/api/connectors/acme/check", "").statusCode()).isEqualTo(403);
  }

  private static void put(String connector, String definition) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "application/yaml")
                .PUT(
                    BodyPublishers.ofString(
                        definition.replace("connector: acme", "connector: " + connector))));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private static JsonNode check(String connector) {
    HttpResponse<String> answer =
        server.post("operator", "/api/connectors/" + connector + "/check", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningServer.json(answer);
  }
}
