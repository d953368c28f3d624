package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files go from a person through server and agent into resources, one test after the other. */
@TestMethodOrder(OrderAnnotation.class)
class ImportIT {
  private static final String DEFINITION =
      """
      connector: hr
      agent: default
      sources:
        people: { csv: { path: in/people.csv } }
        teams: { csv: { path: teams.csv } }
      entityTypes:
        Person:
          source: people
          key: id
          properties:
            id: { column: ID }
            name: { column: NAME, required: true }
            age: { column: AGE, type: integer }
        Team: { source: teams, key: name, properties: { name: { column: TEAM } } }
      associations:
        Person.boss:
          { source: people, owner: ID, target: { entityType: Person, column: BOSS }, multiplicity: one }
      thresholds:
        maximumDeletedLines: 1
        maxPercentageDeletedLines: off
        maxPercentageInsertedLines: off
        maxPercentageUpdatedLines: off
        maxPercentageRejectedLines: off
        maxLinkPercentageInsertedLines: off
        maxLinkPercentageUpdatedLines: off
        maxLinkPercentageDeletedLines: off
      """;

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("connectors/hr.yaml"), DEFINITION);
    Files.writeString(folder.resolve("files/teams.csv"), "TEAM\nred\n");
    server = ServerProcess.start(folder, "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void anOverwriteIsACompleteRun() throws Exception {
    JsonNode upload =
        put("complete", 200, "ID,NAME,AGE,BOSS\n1,Ann,40,\n2,Bob,x,1\n3,Cid,30,1\n4,Dee,20,\n");
    assertThat(upload.path("status").asString()).isEqualTo("TAKEN");
    assertThat(upload.at("/findings/rows").asInt()).isEqualTo(4);
    assertThat(upload.at("/findings/causes/0/examples/0/cell").asString()).isEqualTo("x");
    assertThat(errors(upload)).contains("2,Bob,x,1,not-an-integer,AGE,");
    assertThat(folder.resolve("files/in/people.csv")).isRegularFile();

    JsonNode run = ended(upload, "\"as\":\"overwrite\"");

    assertThat(run.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(run.path("mode").asString()).isEqualTo("complete");
    assertThat(people()).isEqualTo("1 3 4 ");
    assertThat(run.at("/resources/Team/inserted").asInt()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void anUpdateTouchesNobodyElse() throws Exception {
    Files.writeString(folder.resolve("files/teams.csv"), "TEAM\nblue\n");
    JsonNode upload = put("update", 200, "ID,NAME,AGE,BOSS\n3,,31,\n5,Eve,,\n");

    JsonNode run = ended(upload, "\"as\":\"update\"");

    assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("COMPLETED");
    assertThat(run.path("mode").asString()).isEqualTo("incremental");
    assertThat(people()).isEqualTo("1 3 4 5 ");
    assertThat(attributes("3")).isEqualTo("{\"age\":31,\"name\":\"Cid\"}");
    assertThat(run.at("/resources/Team/deleted").asInt()).isZero();
    assertThat(run.at("/links/Person.boss/deleted").asInt()).isZero();
    assertThat(Files.readString(folder.resolve("files/in/people.csv"))).startsWith("ID,NAME");
  }

  @Test
  @Order(3)
  void thresholdsHoldAndTheRunSaysWhatItChanges() throws Exception {
    JsonNode upload = put("complete", 200, "ID,NAME,AGE,BOSS\n1,Ann,40,\n");

    JsonNode run =
        ended(upload, "\"as\":\"overwrite\",\"missing\":\"deactivate\",\"scope\":\"csv\"");

    assertThat(run.path("status").asString()).isEqualTo("AWAITING_REVIEW");
    assertThat(run.at("/file/missing").asString()).isEqualTo("deactivate");
    assertThat(run.at("/file/scope").asString()).isEqualTo("csv");
    assertThat(run.at("/file/upload")).isEqualTo(upload.path("id"));
    server.decide(run.path("id").asString(), "resume");
    server.await(run.path("id").asString(), "COMPLETED");
    JsonNode bob = server.get("/api/resources?entityType=Person&limit=10").path("items").get(1);
    assertThat(bob.path("active").asBoolean()).isFalse();
    assertThat(people()).isEqualTo("1 3 4 5 ");
  }

  @Test
  @Order(4)
  void theFormerFileIsTakenAgain() throws Exception {
    JsonNode history =
        server.get("/api/uploads?connector=hr&source=people&status=TAKEN").path("items");
    JsonNode first =
        StreamSupport.stream(history.spliterator(), false)
            .filter(each -> each.at("/findings/rows").asInt() == 4)
            .findFirst()
            .orElseThrow();

    HttpResponse<String> taken =
        server.send(
            server
                .request("/api/uploads/" + first.path("id").asString() + "/take")
                .POST(BodyPublishers.noBody()));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(folder.resolve("files/in/people.csv")).content().contains("4,Dee");
  }

  @Test
  @Order(5)
  void aFileThatCannotBeUsedIsPutNowhere() throws Exception {
    String before = Files.readString(folder.resolve("files/in/people.csv"));

    JsonNode upload = put("complete", 200, "ID;NAME;AGE;BOSS\n1;Ann;40;\n2;Bob;41;\n");

    assertThat(upload.path("status").asString()).isEqualTo("UNUSABLE");
    assertThat(upload.at("/findings/file/delimiter").asString()).isEqualTo(";");
    assertThat(folder.resolve("files/in/people.csv")).hasContent(before);
    HttpResponse<String> refused = start(upload, "\"as\":\"overwrite\"");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("file.upload").contains("UNUSABLE");
  }

  @Test
  @Order(6)
  void whatWasThereBeforeIsInTheHistory() throws Exception {
    Files.writeString(folder.resolve("files/in/people.csv"), "ID,NAME,AGE,BOSS\n9,Zoe,,\n");

    put("complete", 200, "ID,NAME,AGE,BOSS\n1,Ann,41,\n");

    JsonNode former = server.get("/api/uploads?status=FORMER").path("items").get(0);
    assertThat(former.path("bytes").asInt()).isEqualTo("ID,NAME,AGE,BOSS\n9,Zoe,,\n".length());
  }

  @Test
  @Order(7)
  void refusesFilesThatNoRunCanRead() throws Exception {
    JsonNode update = put("update", 200, "ID,NAME,AGE,BOSS\n1,Ann,42,\n");
    for (String wrong :
        new String[] {
          "\"as\":\"overwrite\"",
          "\"as\":\"update\",\"scope\":\"all\"",
          "\"as\":\"replace\"",
          "\"as\":\"update\",\"upload\":\"" + UUID.randomUUID() + "\""
        }) {
      assertThat(start(update, wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  @Order(8)
  void noCellIsLogged() throws Exception {
    assertThat(server.logs()).doesNotContain("Ann").doesNotContain("Zoe");
  }

  private static JsonNode put(String purpose, int status, String content) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/connectors/hr/sources/people/file?for=" + purpose)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(content)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> start(JsonNode upload, String how) throws Exception {
    String id = how.contains("\"upload\"") ? "" : "\"upload\":" + upload.path("id") + ",";
    return server.send(
        server
            .request("/api/synchronizations")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"connector\":\"hr\",\"file\":{" + id + how + "}}")));
  }

  private static JsonNode ended(JsonNode upload, String how) throws Exception {
    HttpResponse<String> answer = start(upload, how);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return server.await(
        JSON.readTree(answer.body()).path("id").asString(),
        "COMPLETED",
        "AWAITING_REVIEW",
        "FAILED");
  }

  private static String errors(JsonNode upload) throws Exception {
    return server
        .send(
            server
                .request("/api/uploads/" + upload.path("id").asString() + "/errors")
                .header("Accept", "text/csv"))
        .body();
  }

  private static String people() throws Exception {
    StringBuilder keys = new StringBuilder();
    for (JsonNode each : server.get("/api/resources?entityType=Person").path("items")) {
      keys.append(each.path("key").asString()).append(' ');
    }
    return keys.toString();
  }

  private static String attributes(String key) throws Exception {
    for (JsonNode each : server.get("/api/resources?entityType=Person").path("items")) {
      if (each.path("key").asString().equals(key)) {
        return each.path("attributes").toString();
      }
    }
    throw new AssertionError("nobody has the key " + key);
  }
}
