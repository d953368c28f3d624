package dev.sluice.repository.resource.manual;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who changes a resource is held to the rules that its files are held to. */
@ExtendWith(SharedServers.Extension.class)
class ValueRulesIT {
  private static final String STRICT =
      """
      connector: strict
      sources: { badges: { csv: { path: b.csv } } }
      entityTypes:
        Badge:
          source: badges
          key: id
          properties:
            id: { column: ID, pattern: "[a-z]+[0-9]*" }
            name: { column: NAME, required: true, minLength: 2, maxLength: 4 }
            kind: { column: KIND, oneOf: [staff, guest] }
            seats: { column: SEATS, type: integer, min: 1, max: 9 }
            rate: { column: RATE, type: decimal, min: 0.5 }
            since: { column: SINCE, type: date, min: 2020-01-01 }
            seenAt: { column: SEEN, type: instant, max: "2020-12-31T00:00:00Z" }
            language: { column: LANGUAGE, type: locale, pattern: "[a-z]{2}" }
            mail: { column: MAIL, exclude: lists/mails.txt, immutable: true }
      """;

  private static final String LOOSE =
      """
      connector: loose
      sources: { badges: { csv: { path: b.csv } } }
      entityTypes:
        Badge:
          source: badges
          key: id
          properties: { id: { column: ID }, name: { column: NAME, maxLength: 9 }, note: { column: NOTE, required: true } }
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    load("strict", STRICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          a1   | "name":"Zoë😀","kind":"guest","seats":9,"rate":0.50,"since":"2020-01-01" | -
          b    | "name":"Zoë","seenAt":"2020-12-31T01:00:00+01:00","language":"de"        | -
          c    | "name":"Zoë","mail":"whoever@example.org"                                | -
          d    | "kind":"staff"                                                           | name is required
          e    | "name":"","seats":null                                                   | name is required
          f    | "name":"x"                                                               | name expected at least 2 characters, found 1. Complete the text.
          g    | "name":"Lovelace"                                                        | name expected at most 4 characters, found 8. Shorten the text.
          1a   | "name":"Zoë"                                                             | id expected text that matches [a-z]+[0-9]*, found text that does not. Write it in this form.
          h    | "name":"Zoë","kind":"Guest"                                              | kind expected one of staff, guest, found another value. Write one of them, exactly like this.
          i    | "name":"Zoë","seats":10                                                  | seats expected at most 9, found more. Write 9 or less.
          j    | "name":"Zoë","rate":0.49                                                 | rate expected at least 0.5, found less. Write 0.5 or more.
          k    | "name":"Zoë","since":"2019-12-31"                                        | since expected at least 2020-01-01, found less. Write 2020-01-01 or more.
          l    | "name":"Zoë","language":"de-AT"                                          | language expected text that matches [a-z]{2}, found text that does not. Write it in this form.
          m    | "name":5,"seats":0,"logon":"x"                                           | name must be a text/seats expected at least 1, found less. Write 1 or more./logon is not a property of Badge
          """)
  void judgesWhatIsMade(String key, String attributes, @Nullable String errors) {
    HttpResponse<String> answer =
        server.post(
            "admin",
            "/api/resources",
            "{\"entityType\":\"Badge\",\"key\":\""
                + key
                + "\",\"attributes\":{"
                + attributes
                + "}}");

    assertThat(errors(answer)).isEqualTo(errors == null ? "made" : errors);
  }

  /** What is stored is older than the rules, say; what the other connector asks is not its own. */
  @Test
  void judgesWhatIsChangedByTheDefinitionsThatCount() {
    load("loose", LOOSE);
    try {
      String id =
          json(server.post(
                  "admin",
                  "/api/resources",
                  """
                  {"entityType":"Badge","key":"n","attributes":{"name":"Ada","note":"x"}}
                  """))
              .get("id")
              .asString();
      assertThat(errors(change(id, "\"name\":\"Lovelace\",\"note\":null")))
          .isEqualTo(
              "name expected at most 4 characters, found 8. Shorten the text./note is required");

      server
          .database()
          .update(RESOURCE)
          .set(RESOURCE.CONNECTOR, "loose")
          .where(RESOURCE.KEY.eq("n"))
          .execute();
      assertThat(errors(change(id, "\"name\":\"Lovelace\""))).isEqualTo("made");
      assertThat(errors(change(id, "\"name\":\"Ada Lovelace\"")))
          .isEqualTo("name expected at most 9 characters, found 12. Shorten the text.");

      server
          .database()
          .update(RESOURCE)
          .set(RESOURCE.CONNECTOR, "strict")
          .where(RESOURCE.KEY.eq("n"))
          .execute();
      assertThat(errors(change(id, "\"name\":\"Lovelace\",\"kind\":\"staff\",\"note\":null")))
          .isEqualTo("made");
      assertThat(errors(change(id, "\"name\":\"Lovelacy\"")))
          .isEqualTo("name expected at most 4 characters, found 8. Shorten the text.");
    } finally {
      server.send(server.request("admin", "/api/connectors/loose").DELETE());
    }
  }

  private static HttpResponse<String> change(String id, String attributes) {
    return server.send(
        server
            .request("admin", "/api/resources/" + id)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"attributes\":{" + attributes + "}}")));
  }

  private static String errors(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return "made";
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(json(answer).get("type").asString())
        .isEqualTo("urn:sluice:problem:invalid-attribute");
    return json(answer)
        .get("errors")
        .valueStream()
        .map(each -> each.get("field").asString() + " " + each.get("message").asString())
        .collect(Collectors.joining("/"));
  }

  private static void load(String connector, String definition) {
    HttpResponse<String> put =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(definition)));
    assertThat(put.statusCode()).as(put.body()).isIn(200, 201);
  }
}
