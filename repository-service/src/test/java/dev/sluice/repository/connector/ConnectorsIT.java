package dev.sluice.repository.connector;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.RUN_DEFINITION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.connector.RestServer.Answer;
import dev.sluice.repository.connector.load.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsIT {
  private static final String YAML = "application/yaml";
  private static final String ACME =
      """
      connector: acme
      agent: paris
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        User:
          source: people
          key: id
          properties: { id: { column: ID }, mail: { column: MAIL, unique: true } }
          thresholds: { maximumDeletedLines: 5 }
      associations:
        User.boss:
          source: people
          owner: ID
          target: { entityType: User, column: BOSS, property: mail }
          multiplicity: one
      thresholds: { maximumInsertedLines: off }
      """;

  private static final String DATABASE = TestDatabase.freshUrl();

  @TempDir static Path folder;
  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start(DATABASE, folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() throws IOException {
    server.database().deleteFrom(SYNCHRONIZATION).execute();
    server.database().deleteFrom(CONNECTOR).execute();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    server.loading().load();
  }

  @Test
  void loadsTheFolderAtStartAndSaysWhatIsWrong() throws IOException {
    write("acme.yaml", ACME);
    write("bad.yml", "connector: bad\nagnet: x\n");
    write("notes.txt", "no definition");
    write(".hidden.yaml", "connector: hidden\n");
    try (RestServer fresh = RestServer.start(TestDatabase.freshUrl(), folder)) {
      Answer list = fresh.get("/api/connectors");

      assertThat(list.json().at("/items").findValuesAsString("name")).containsExactly("acme");
      assertThat(list.json().at("/next").isNull()).isTrue();
      assertThat(list.json().at("/problems/0/file").asString()).isEqualTo("bad.yml");
      assertThat(list.json().at("/problems").findValuesAsString("message"))
          .contains("unknown key", "`sources` is missing");
    }
  }

  @Test
  void keepsTheLoadedDefinitionWhenItsFileGoesBad() throws IOException {
    write("acme.yaml", ACME);
    server.loading().load();
    write("acme.yaml", ACME.replace("key: id", "key: idd"));
    write("other.yaml", ACME.replace("connector: acme", "connector: other"));

    Answer reload = server.send("POST", "/api/connectors/reload", "");

    assertThat(reload.status()).isEqualTo(200);
    assertThat(reload.json().at("/loaded")).isEmpty();
    assertThat(server.connectors().find("other")).isEmpty();
    assertThat(reload.json().at("/changes").findValuesAsString("connector"))
        .containsExactly("other");
    assertThat(reload.json().at("/problems/0").toString())
        .isEqualTo(
            "{\"file\":\"acme.yaml\",\"line\":7,\"column\":10,\"key\":\"entityTypes.User.key\","
                + "\"message\":\"there is no property `idd`\",\"remedy\":\"Did you mean `id`?\"}");
    assertThat(server.connectors().find("acme")).get().extracting("definition").isEqualTo(ACME);
  }

  @Test
  void saysWhatAReloadChanges() throws IOException {
    write("acme.yaml", ACME);
    server.loading().load();
    write(
        "acme.yaml",
        "# why not\n"
            + ACME.replace("unique: true", "unique: true, maxLength: 9").replace(": 5", ": 7"));
    write("other.yaml", ACME.replace("connector: acme", "connector: other"));

    Answer dry = server.send("POST", "/api/connectors/reload?dryRun=true", "");
    Answer one = server.send("POST", "/api/connectors/other/reload?dryRun=true", "");
    assertThat(server.connectors().find("acme")).get().extracting("definition").isEqualTo(ACME);
    assertThat(server.connectors().find("other")).isEmpty();
    Answer real = server.send("POST", "/api/connectors/reload", "");
    Answer again = server.send("POST", "/api/connectors/reload", "");

    assertThat(dry.json().at("/loaded")).isEmpty();
    assertThat(dry.json().at("/changes")).isEqualTo(real.json().at("/changes"));
    assertThat(dry.json().at("/changes").toString())
        .isEqualTo(
            "[{\"connector\":\"acme\",\"kind\":\"CHANGED\",\"differences\":["
                + "{\"key\":\"entityTypes.User.properties.mail.constraints.maxLength\","
                + "\"before\":null,\"after\":\"9\"},"
                + "{\"key\":\"entityTypes.User.thresholds.maximumDeletedLines\","
                + "\"before\":\"5\",\"after\":\"7\"}]},"
                + "{\"connector\":\"other\",\"kind\":\"NEW\",\"differences\":[]}]");
    assertThat(one.json().at("/changes").findValuesAsString("connector")).containsExactly("other");
    assertThat(real.json().at("/loaded").toString()).isEqualTo("[\"acme\",\"other\"]");
    assertThat(again.json().at("/changes")).isEmpty();
  }

  @Test
  void refusesTwoFilesThatNameOneConnector() throws IOException {
    write("a.yaml", ACME);
    write("b.yaml", ACME);
    server.loading().load();
    assertThat(server.connectors().definitions()).isEmpty();
    assertThat(server.loading().problems())
        .extracting(Object::toString)
        .containsExactly(
            "a.yaml:1:1: connector: connector `acme` is defined in a.yaml and b.yaml."
                + " Remove one of the files, or give the connectors different names.",
            "b.yaml:1:1: connector: connector `acme` is defined in a.yaml and b.yaml."
                + " Remove one of the files, or give the connectors different names.");
  }

  @Test
  void tellsWhereAFileIsNotUtf8() throws IOException {
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', '\n', 'b', (byte) 0xE9, '\n'});
    Files.writeString(folder.resolve("large.yaml"), "# " + "x".repeat(70_000));
    server.loading().load();
    assertThat(server.loading().problems())
        .extracting(Object::toString)
        .containsExactly(
            "large.yaml:1:1: the definition is larger than 64 KiB."
                + " Split it into several connectors.",
            "latin.yaml:2:2: this is not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void reloadsOneConnector() throws IOException {
    write("acme.yaml", ACME);
    write("other.yaml", ACME.replace("connector: acme", "connector: other"));

    assertThat(server.send("POST", "/api/connectors/acme/reload", "").json().at("/loaded"))
        .hasToString("[\"acme\"]");
    assertThat(server.connectors().find("other")).isEmpty();
    Answer unknown = server.send("POST", "/api/connectors/nobody/reload", "");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:no-definition-file");
  }

  @Test
  void putsShowsAndDeletesOverRest() {
    Answer created = server.send("PUT", "/api/connectors/acme", ACME, "Content-Type", YAML);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/api/connectors/acme");
    Answer again = server.send("PUT", "/api/connectors/acme", ACME, "Content-Type", "text/plain");
    assertThat(again.status()).isEqualTo(200);

    Answer shown = server.get("/api/connectors/acme");
    assertThat(shown.json().at("/agent").asString()).isEqualTo("paris");
    assertThat(shown.json().at("/lastApplied").isNull()).isTrue();
    assertThat(shown.json().at("/definition").asString()).isEqualTo(ACME);
    assertThat(shown.json().at("/entityTypes/0/properties/1").toString())
        .isEqualTo(
            "{\"name\":\"mail\",\"column\":\"MAIL\",\"expression\":null,\"type\":\"string\","
                + "\"format\":null,\"pivotYear\":null,\"timeZone\":null,\"locale\":null,"
                + "\"required\":false,\"unique\":true,"
                + "\"conversion\":{\"trim\":false,\"lowerCase\":false,\"decimalComma\":false,"
                + "\"values\":{},\"defaultValue\":null},"
                + "\"constraints\":{\"minLength\":null,\"maxLength\":null,\"pattern\":null,"
                + "\"oneOf\":[],\"exclude\":null,\"min\":null,\"max\":null,\"immutable\":false}}");
    assertThat(shown.json().at("/entityTypes/0/thresholds/maximumDeletedLines").asInt())
        .isEqualTo(5);
    assertThat(shown.json().at("/associations/0/target/property").asString()).isEqualTo("mail");
    assertThat(shown.json().at("/thresholds/maximumInsertedLines").asString()).isEqualTo("off");
    assertThat(shown.json().at("/thresholds/maximumDeletedLines").asInt()).isEqualTo(500);
    Answer yaml = server.get("/api/connectors/acme", "Accept", YAML);
    assertThat(yaml.text()).isEqualTo(ACME);
    assertThat(yaml.header("Content-Type")).startsWith(YAML);

    assertThat(server.send("DELETE", "/api/connectors/acme", "").status()).isEqualTo(204);
    Answer gone = server.get("/api/connectors/acme", "Accept", YAML);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:unknown-connector");
    assertThat(server.send("DELETE", "/api/connectors/acme", "").status()).isEqualTo(404);
  }

  @Test
  void refusesABadDefinitionWithAllItsProblems() {
    Answer refused =
        server.send(
            "PUT",
            "/api/connectors/acme",
            ACME.replace("key: id", "key: idd").replace("agent:", "agnet:"),
            "Content-Type",
            YAML);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:invalid-definition");
    assertThat(refused.json().at("/problems").findValuesAsString("key"))
        .containsExactly("agnet", "entityTypes.User.key");
    Answer misnamed = server.send("PUT", "/api/connectors/acm", ACME, "Content-Type", YAML);
    assertThat(misnamed.status()).isEqualTo(422);
    assertThat(misnamed.json().at("/problems/0/remedy").asString())
        .contains("/api/connectors/acme");
    assertThat(server.connectors().definitions()).isEmpty();
  }

  @Test
  void keepsAConnectorWhileARunIsOpen() {
    server.send("PUT", "/api/connectors/acme", ACME, "Content-Type", YAML);
    run("AWAITING_REVIEW");

    Answer refused = server.send("DELETE", "/api/connectors/acme", "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/type").asString()).isEqualTo("urn:sluice:problem:run-open");
    server.database().update(SYNCHRONIZATION).set(SYNCHRONIZATION.STATUS, "CANCELLED").execute();
    assertThat(server.send("DELETE", "/api/connectors/acme", "").status()).isEqualTo(204);
  }

  @Test
  void leavesWhatApplyWroteWhenItLoadsAnew() {
    server.send("PUT", "/api/connectors/acme", ACME, "Content-Type", YAML);
    UUID applied = UUID.randomUUID();
    server.database().update(CONNECTOR).set(CONNECTOR.LAST_APPLIED, applied).execute();

    server.send("PUT", "/api/connectors/acme", ACME.replace("paris", "rome"), "Content-Type", YAML);

    Connector acme = server.connectors().find("acme").orElseThrow();
    assertThat(acme.agent()).isEqualTo("rome");
    assertThat(acme.lastApplied()).isEqualTo(applied);
  }

  @Test
  void letsTwoServersLoadOneFolderAtOnce() throws Exception {
    try (RestServer other = RestServer.start(DATABASE, folder)) {
      for (int round = 0; round < 20; round++) {
        write("acme.yaml", ACME + "# " + round + "\n");
        write("new.yaml", ACME.replace("connector: acme", "connector: new" + round));
        List<Callable<LoadReport>> loads = List.of(server.loading()::load, other.loading()::load);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (Future<LoadReport> each : threads.invokeAll(loads)) {
          assertThat(each.get().problems()).isEmpty();
        }
        threads.shutdown();
        assertThat(server.connectors().find("acme").orElseThrow().version()).isEqualTo(round + 1);
      }
    }
  }

  @Test
  void refusesADefinitionThatDisagreesAboutAKeyOrAType() {
    put("acme", ACME);
    String other = ACME.replace("connector: acme", "connector: other");

    Answer type = put("other", other.replace("{ column: MAIL,", "{ type: integer, column: MAIL,"));
    Answer key =
        put(
            "other",
            other
                .replace("key: id", "key: mail")
                .replace("owner: ID", "owner: { column: ID, property: id }")
                .replace("id: { column: ID }", "id: { column: ID, unique: true }"));

    assertThat(type.status()).isEqualTo(422);
    assertThat(type.json().at("/problems").toString())
        .isEqualTo(
            "[{\"line\":8,\"column\":47,\"key\":\"entityTypes.User.properties.mail.type\","
                + "\"message\":\"connector `other` has the type integer,"
                + " but connector `acme` the type string\","
                + "\"remedy\":\"Make both definitions the same\"}]");
    assertThat(key.status()).isEqualTo(422);
    assertThat(key.json().at("/problems").findValuesAsString("message"))
        .containsExactly("connector `other` has the key `mail`, but connector `acme` the key `id`");
    assertThat(key.json().at("/problems/0/line").intValue()).isEqualTo(7);
    assertThat(server.connectors().find("other")).isEmpty();
  }

  @Test
  void tellsOfADefinitionThatDisagreesAboutUnique() throws IOException {
    String other =
        ACME.replace("connector: acme", "connector: other")
            .replace(
                "id: { column: ID }", "id: { column: ID }, login: { column: L, unique: true }");
    put("acme", ACME.replace("id: { column: ID }", "id: { column: ID }, login: { column: L }"));

    Answer put = put("other", other);
    write("other.yaml", other);
    Answer reloaded = server.send("POST", "/api/connectors/reload", "");

    assertThat(put.status()).isEqualTo(201);
    assertThat(put.json().at("/warnings").findValuesAsString("message"))
        .containsExactly(
            "connector `other` says unique, but connector `acme` does not:"
                + " its values are unique for both");
    assertThat(reloaded.json().at("/loaded").toString()).isEqualTo("[\"other\"]");
    assertThat(reloaded.json().at("/warnings/0/file").asString()).isEqualTo("other.yaml");
    assertThat(reloaded.json().at("/warnings/0/line").intValue()).isEqualTo(8);
    assertThat(server.get("/api/connectors/other").json().has("warnings")).isFalse();
  }

  @Test
  void takesWhatAgreesAndRefusesWhatChanged() throws IOException {
    String other = ACME.replace("connector: acme", "connector: other");
    write("acme.yaml", ACME);
    write("other.yaml", other);
    assertThat(server.loading().load().problems()).isEmpty();

    // One alone is refused, both together are taken.
    write("acme.yaml", ofIntegers(ACME));
    assertThat(server.loading().load())
        .satisfies(
            report -> {
              assertThat(report.loaded()).containsExactly("other");
              assertThat(report.problems()).hasSize(1);
              assertThat(report.problems().get(0).file()).isEqualTo("acme.yaml");
            });
    write("other.yaml", ofIntegers(other));
    assertThat(server.loading().load().loaded()).containsExactly("acme", "other");

    // What cannot be read leaves its former definition in force, which the rest must agree with.
    write("acme.yaml", ACME);
    write("other.yaml", other + "nonsense: 1\n");
    LoadReport report = server.loading().load();
    assertThat(report.loaded()).isEmpty();
    assertThat(report.problems())
        .extracting(problem -> problem.file())
        .containsExactly("other.yaml", "acme.yaml");
  }

  @Test
  void refusesBothOfTwoNewFilesThatDisagree() throws IOException {
    write("acme.yaml", ACME);
    write("other.yaml", ofIntegers(ACME.replace("connector: acme", "connector: other")));
    write("third.yaml", ACME.replace("connector: acme", "connector: third"));

    LoadReport report = server.loading().load();

    assertThat(report.problems())
        .extracting(problem -> problem.file())
        .contains("acme.yaml", "other.yaml");
    assertThat(server.connectors().find("other")).isEmpty();
  }

  @Test
  void listsInPages() {
    for (String name : List.of("c", "a", "b")) {
      server.send(
          "PUT",
          "/api/connectors/" + name,
          ACME.replace("connector: acme", "connector: " + name),
          "Content-Type",
          YAML);
    }

    Answer first = server.get("/api/connectors?limit=2");
    Answer second =
        server.get("/api/connectors?limit=2&after=" + first.json().at("/next").asString());

    assertThat(first.json().at("/items").findValuesAsString("name")).containsExactly("a", "b");
    assertThat(second.json().at("/items").findValuesAsString("name")).containsExactly("c");
    assertThat(second.json().at("/next").isNull()).isTrue();
  }

  @Test
  void publishesTheSchema() {
    Answer schema = server.get("/api/schema/connector.json");

    assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
    assertThat(schema.json().at("/title").asString()).isEqualTo("Sluice connector");
  }

  @Test
  void doesWithoutAFolder() {
    try (RestServer bare = RestServer.start()) {
      Answer refused = bare.send("POST", "/api/connectors/reload", "");

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().at("/type").asString())
          .isEqualTo("urn:sluice:problem:no-connectors-folder");
    }
  }

  private static String ofIntegers(String definition) {
    return definition.replace("{ column: MAIL,", "{ column: MAIL, type: integer,");
  }

  private static Answer put(String connector, String definition) {
    return server.send("PUT", "/api/connectors/" + connector, definition, "Content-Type", YAML);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static void run(String status) {
    server
        .database()
        .insertInto(RUN_DEFINITION)
        .set(RUN_DEFINITION.DIGEST, "acme")
        .set(RUN_DEFINITION.DEFINITION, ACME)
        .onConflictDoNothing()
        .execute();
    server
        .database()
        .insertInto(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.ID, UUID.randomUUID())
        .set(SYNCHRONIZATION.CONNECTOR, "acme")
        .set(SYNCHRONIZATION.AGENT, "paris")
        .set(SYNCHRONIZATION.DEFINITION_DIGEST, "acme")
        .set(SYNCHRONIZATION.MODE, "COMPLETE")
        .set(SYNCHRONIZATION.STATUS, status)
        .set(SYNCHRONIZATION.FORCE, false)
        .set(SYNCHRONIZATION.DRY_RUN, false)
        .set(SYNCHRONIZATION.STEPS, new String[0])
        .set(SYNCHRONIZATION.REQUESTED_BY, "test")
        .set(SYNCHRONIZATION.WORKFLOW_ID, "sync/acme/1")
        .set(SYNCHRONIZATION.REQUESTED_AT, OffsetDateTime.now())
        .set(SYNCHRONIZATION.VERSION, 1L)
        .execute();
  }
}
