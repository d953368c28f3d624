package dev.sluice.repository.activation;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.DO_NOT_SEND;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.repository.jooq.Routines;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;

/** A server with people in it, and the test instead of the notification service. */
public final class Mailing {
  /** Names the send that an applied run asks for. */
  public static final UUID RUN = UUID.fromString("6b1f3c1e-0000-4000-8000-000000000001");

  private final RunningServer server;

  /** Begins without people, connectors and sends. */
  public Mailing(RunningServer server) {
    this.server = server;
    List.of(ACTIVATION, ACTIVATION_SEND, DO_NOT_SEND, RESOURCE, CONNECTOR)
        .forEach(table -> server.database().deleteFrom(table).execute());
  }

  /** A connector that brings people to an application. */
  public Mailing connector(String name, String application, String more) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("admin", "/api/connectors/" + name)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(definition(name, application, more))));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return this;
  }

  private static String definition(String name, String application, String more) {
    return """
    connector: %s
    sources: { people: { csv: { path: people.csv } } }
    entityTypes:
      User:
        source: people
        key: id
        properties:
          id: { column: ID }
          mail: { column: MAIL }
          language: { column: LANGUAGE, type: locale }
    activation: { application: %s, mail: mail, language: language%s }
    """
        .formatted(name, application, more);
  }

  /** Somebody whom the connector holds; null is no value. */
  public Mailing person(String connector, String key, String mail, String language) {
    JSONB attributes =
        JSONB.valueOf(
            "{\"id\":\"%s\"%s%s}"
                .formatted(
                    key,
                    mail == null ? "" : ",\"mail\":\"" + mail + "\"",
                    language == null ? "" : ",\"language\":\"" + language + "\""));
    server
        .database()
        .insertInto(RESOURCE)
        .set(RESOURCE.ENTITY_TYPE, "User")
        .set(RESOURCE.KEY, key)
        .set(RESOURCE.ATTRIBUTES, attributes)
        .set(RESOURCE.ACTIVE, true)
        .set(RESOURCE.ORIGIN, "connector")
        .set(RESOURCE.CONNECTOR, connector)
        .set(RESOURCE.SOURCE_KIND, "csv")
        .set(RESOURCE.CONTENT_HASH, Routines.resourceHash(DSL.val(true), DSL.val(attributes)))
        .set(RESOURCE.UPDATED_AT, DSL.currentOffsetDateTime())
        .execute();
    return this;
  }

  /** As many people with addresses. */
  public Mailing people(String connector, int count) {
    for (int i = 1; i <= count; i++) {
      person(connector, "p" + i, "p" + i + "@example.org", null);
    }
    return this;
  }

  public Mailing switched(String key, boolean active) {
    server
        .database()
        .update(RESOURCE)
        .set(RESOURCE.ACTIVE, active)
        .where(RESOURCE.KEY.eq(key))
        .execute();
    return this;
  }

  public Mailing deleted(String key) {
    server.database().deleteFrom(RESOURCE).where(RESOURCE.KEY.eq(key)).execute();
    return this;
  }

  /** What the transaction that applies a run of the connector does. */
  public Mailing applied(String connector) {
    String yaml =
        server
            .database()
            .select(CONNECTOR.DEFINITION)
            .from(CONNECTOR)
            .where(CONNECTOR.NAME.eq(connector))
            .fetchSingle()
            .value1();
    ImportedPeople.record(server.database(), RUN, DefinitionReader.read(connector, yaml));
    return this;
  }

  /** Asks for a send. */
  public HttpResponse<String> send(String application, String body) {
    return server.post("operator", "/api/applications/" + application + "/activations/send", body);
  }

  /** Asks for a send that is started. */
  public UUID started(String application, String body) {
    HttpResponse<String> answer = send(application, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return UUID.fromString(RunningServer.json(answer).at("/send/id").asString());
  }

  /** A send as people see it. */
  public JsonNode show(UUID send) {
    return RunningServer.json(server.get("viewer", "/api/activations/sends/" + send));
  }

  /** As {@code key STATE}. */
  public List<String> states(String application) {
    return server
        .database()
        .selectFrom(ACTIVATION)
        .where(ACTIVATION.APPLICATION.eq(application))
        .orderBy(ACTIVATION.KEY)
        .fetch(row -> row.getKey() + " " + row.getState());
  }

  /** An attempt of the notification service. */
  public Attempt begin(UUID send) {
    return new Attempt(send, RunningServer.json(door("/sends/" + send + "/begin", "")));
  }

  /** Sends all mails of a send, and gives the addresses in the order in which they were mailed. */
  public List<String> mailAll(UUID send) {
    Attempt attempt = begin(send);
    List<String> addresses = new java.util.ArrayList<>();
    for (JsonNode mail = attempt.next(); !mail.isNull(); mail = attempt.next()) {
      addresses.add(mail.get("address").asString());
      report(mail, "SENT");
    }
    return addresses;
  }

  /** Tells what happened to a mail. */
  public void report(JsonNode mail, String outcome) {
    HttpResponse<String> answer =
        door(
            "/mails/" + mail.get("claim").asString() + "/report",
            "{\"outcome\":\"%s\",\"reason\":\"for a test\"}".formatted(outcome));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private HttpResponse<String> door(String path, String body) {
    return server.send(
        server
            .agentRequest("notification", "/notification/activations" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Mails that one attempt may claim. */
  public final class Attempt {
    private final UUID send;
    private final String id;

    private Attempt(UUID send, JsonNode answer) {
      this.send = send;
      this.id = answer.get("attempt").asString();
    }

    /** The next mail; JSON's null if there is none now. */
    public JsonNode next() {
      return RunningServer.json(answer()).get("mail");
    }

    public HttpResponse<String> answer() {
      return door("/sends/" + send + "/attempts/" + id + "/next", "");
    }
  }
}
