package dev.sluice.repository.template;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServers.Extension.class)
class TemplateControllerIT {
  private static final String DEFINITION =
      """
      connector: hr
      sources:
        people: { csv: { path: p.csv, delimiter: ";", encoding: windows-1252 } }
        both: { csv: { path: b.csv } }
        pairs: { csv: { path: l.csv } }
        others: { csv: { path: o.csv } }
        computed: { csv: { path: c.csv } }
      entityTypes:
        User:
          source: people
          key: id
          properties: { id: { column: ID }, name: { column: NAME } }
        Cat: { source: both, key: id, properties: { id: { column: CAT } } }
        Dog: { source: both, key: id, properties: { id: { column: DOG } } }
        Bird:
          source: others
          key: id
          properties: { id: { column: BIRD } }
        Fish:
          source: computed
          key: id
          properties: { id: { column: FISH }, name: { expression: "row.FIRST + row.LAST" } }
      associations:
        User.cats:
          { source: pairs, owner: USER, target: { entityType: Cat, column: CAT }, multiplicity: many }
        User.dogs:
          { source: pairs, owner: USER, target: { entityType: Dog, column: DOG }, multiplicity: many }
        Cat.dog:
          { source: others, owner: CAT, target: { entityType: Dog, column: DOG }, multiplicity: one }
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    HttpResponse<String> put =
        server.send(
            server
                .request("admin", "/api/connectors/hr")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(DEFINITION)));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    server
        .database()
        .execute(
            "INSERT INTO resource (entity_type, key, attributes, active, origin, connector,"
                + " content_hash, updated_at) VALUES ('User', '=1', '{\"name\": \"Zoé\"}', true,"
                + " 'connector', 'hr', ''::bytea, now())");
  }

  @Test
  void writesCsvAsTheSourceDescribesIt() throws IOException, InterruptedException {
    HttpResponse<String> empty = windows(path("people.csv"));
    HttpResponse<String> full = windows(path("people.csv?data=all"));

    assertThat(empty.body()).isEqualTo("ID;NAME;Command;_guarded\r\n");
    assertThat(full.body()).isEqualTo("ID;NAME;Command;_guarded\r\n'=1;Zoé;;\r\n");
    assertThat(full.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("windows-1252"));
    assertThat(full.headers().firstValue("Sluice-Unwritable-Values")).contains("0");
    assertThat(full.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"people.csv\"");
  }

  @Test
  void hasTheColumnsThatExpressionsRead() {
    assertThat(server.get("viewer", path("computed.csv")).body())
        .isEqualTo("\uFEFFFISH,FIRST,LAST,Command,_guarded\r\n");
  }

  @Test
  void saysThatTheEncodingLacksACharacter() {
    server.database().execute("UPDATE resource SET attributes = '{\"name\": \"\uD83D\uDE80\"}'");

    HttpResponse<String> answer = server.get("viewer", path("people.csv?data=all"));

    server.database().execute("UPDATE resource SET attributes = '{\"name\": \"Zoé\"}'");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer).get("detail").asString())
        .isEqualTo(
            "A value has a character that the source's encoding windows-1252 does not have; request"
                + " the file as XLSX");
  }

  /** What is refused, and what the answer says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hr/templates/people.csv?data=some     | 400 | data: none or all
          hr/templates/shoes.csv                | 404 | The connector has no source with this name.
          no/templates/people.xlsx              | 404 | No connector `no` is loaded
          hr/templates/both.xlsx?data=all       | 422 | its rows become resources of several entity types
          hr/templates/pairs.csv?data=all       | 422 | its rows become links of several associations
          hr/templates/others.csv?data=all      | 422 | its rows become links of Cat.dog between other resources than their own
          hr/templates/computed.xlsx?data=all   | 422 | the expression of Fish.name reads the column `FIRST`, which is not stored as a text
          """)
  void saysWhatItCannotWrite(String path, int status, String detail) {
    HttpResponse<String> answer = server.get("viewer", "/api/connectors/" + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("detail").asString()).contains(detail);
  }

  private static HttpResponse<String> windows(String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            server.request("viewer", path).build(),
            answer -> BodySubscribers.ofString(Charset.forName("windows-1252")));
  }

  private static String path(String file) {
    return "/api/connectors/hr/templates/" + file;
  }
}
