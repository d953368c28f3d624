package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Runs, manual changes and documents are the same wherever the machine stands: in the locales that
 * are known to change letters, digits and years, in odd time zones, and without UTF-8.
 */
class LocaleIT {
  private static final String DEFINITION =
      """
      connector: people
      agent: default
      sources:
        people: { csv: { path: people.csv } }
      entityTypes:
        Person:
          source: people
          key: ID
          properties:
            ID: { column: ID }
            initials: { column: INITIALS, unique: true }
            hired: { column: HIRED, type: date, format: dd/MM/yyyy }
            seen: { column: SEEN, type: instant }
            seats: { column: SEATS, type: integer }
            rate: { column: RATE, type: decimal }
            staff: { column: STAFF, type: boolean }
      associations:
        Person.inspector:
          { source: people, owner: ID, target: { entityType: Person, column: INSPECTOR }, multiplicity: one }
      thresholds:
        maxPercentageUpdatedLines: 100
      """;

  private static final String FILE =
      """
      ID,INITIALS,HIRED,SEEN,SEATS,RATE,STAFF,INSPECTOR
      I1,İI,29/02/2024,2024-02-29T23:30:00Z,1234567,1234.5,TRUE,
      i2,ıi,01/12/1999,1999-12-01T00:00:00+05:45,-8,0.25,False,I1
      """;

  @TempDir private Path folder;

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of(
            "letters",
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=COMPAT")),
        Arguments.of(
            "digits",
            List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Asia/Kathmandu")),
        Arguments.of(
            "years",
            List.of(
                "-Duser.language=th",
                "-Duser.country=TH",
                "-Duser.extensions=u-ca-buddhist-nu-thai",
                "-Duser.timezone=America/St_Johns",
                "-Dfile.encoding=ISO-8859-1")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("places")
  void isTheSameEverywhere(String what, List<String> javaOptions) throws Exception {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("connectors/people.yaml"), DEFINITION);
    Files.writeString(folder.resolve("files/people.csv"), FILE);
    try (ServerProcess server =
        ServerProcess.start(folder, "", javaOptions.toArray(String[]::new))) {
      JsonNode run = ended(server, "initial");
      assertThat(run.path("resources").path("Person").path("inserted").asInt()).isEqualTo(2);
      assertThat(run.path("links").path("Person.inspector").path("inserted").asInt()).isEqualTo(1);
      assertThat(attributes(server, "I1"))
          .isEqualTo(
              "{\"rate\":1234.5,\"seen\":\"2024-02-29T23:30:00Z\",\"hired\":\"2024-02-29\","
                  + "\"seats\":1234567,\"staff\":true,\"initials\":\"İI\"}");
      assertThat(attributes(server, "i2"))
          .isEqualTo(
              "{\"rate\":0.25,\"seen\":\"1999-11-30T18:15:00Z\",\"hired\":\"1999-12-01\","
                  + "\"seats\":-8,\"staff\":false,\"initials\":\"ıi\"}");

      changeByHand(server, "{\"rate\": 12345.25, \"hired\": \"2023-01-31\"}");
      JsonNode again = ended(server, "complete");
      assertThat(again.path("resources").path("Person").path("updated").asInt()).isEqualTo(1);
      assertThat(again.path("resources").path("Person").path("unchanged").asInt()).isEqualTo(1);
      assertThat(attributes(server, "I1")).contains("\"rate\":1234.5", "\"hired\":\"2024-02-29\"");
    }
  }

  private static JsonNode ended(ServerProcess server, String mode) throws Exception {
    JsonNode run =
        server.await(
            server.post("people", mode), "COMPLETED", "FAILED", "AWAITING_REVIEW", "INTERRUPTED");
    assertThat(run.path("status").asString()).as("%s", run).isEqualTo("COMPLETED");
    return run;
  }

  private static void changeByHand(ServerProcess server, String attributes) throws Exception {
    JsonNode person = person(server, "I1");
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/resources/" + person.path("id").asString())
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString(
                        "{\"attributes\": %s, \"version\": %s}"
                            .formatted(attributes, person.path("version")))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String attributes(ServerProcess server, String key) throws Exception {
    return person(server, key).path("attributes").toString();
  }

  private static JsonNode person(ServerProcess server, String key) throws Exception {
    JsonNode found = server.get("/api/resources?entityType=Person");
    return found
        .path("items")
        .valueStream()
        .filter(each -> each.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + key + " in " + found));
  }
}
