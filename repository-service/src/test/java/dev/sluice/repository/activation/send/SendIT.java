package dev.sluice.repository.activation.send;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.ACTIVATION;
import static dev.sluice.repository.jooq.Tables.ACTIVATION_SEND;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.activation.ActivationSendEnd;
import dev.sluice.contract.activation.ActivationSendEnd.Outcome;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.activation.Mailing;
import dev.sluice.repository.activation.Mailing.Attempt;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The server's part of sends; nobody mails but the test. */
@ExtendWith(SharedServers.Extension.class)
class SendIT {
  private static RunningServer server;
  private static TestTemporal temporal;

  private Mailing mailing;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    temporal = shared.temporal();
  }

  @BeforeEach
  void beginAnew() {
    mailing = new Mailing(server);
  }

  @Test
  void mailsEverybodyOnce() {
    mailing.connector("acme", "portal", "").people("acme", 3).applied("acme").applied("acme");

    UUID send = mailing.started("portal", "{}");
    assertThat(mailing.mailAll(send))
        .containsExactly("p1@example.org", "p2@example.org", "p3@example.org");
    end(send, Outcome.COMPLETED);

    assertThat(mailing.states("portal")).containsExactly("p1 SENT", "p2 SENT", "p3 SENT");
    assertThat(mailing.show(send).get("status").asString()).isEqualTo("COMPLETED");
    assertThat(mailing.show(send).get("sent").asLong()).isEqualTo(3);
    mailing.applied("acme");
    HttpResponse<String> again = mailing.send("portal", "{}");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("send").isNull()).isTrue();
    assertThat(json(again).get("toMail").asLong()).isZero();
  }

  @Test
  void whoIsSwitchedOffAndOnOrImportedAgainIsNotNew() {
    mailing.connector("acme", "portal", "").people("acme", 2).applied("acme");
    end(mailAll("portal"), Outcome.COMPLETED);

    mailing.switched("p1", false).deleted("p2").applied("acme");
    mailing
        .switched("p1", true)
        .person("acme", "p2", "p2@example.org", null)
        .person("acme", "p3", "p3@example.org", null)
        .applied("acme");

    assertThat(mailing.mailAll(mailing.started("portal", "{}"))).containsExactly("p3@example.org");
  }

  @Test
  void whoIsInactiveOrHasNoAddressWaits() {
    mailing
        .connector("acme", "portal", "")
        .people("acme", 1)
        .person("acme", "off", "off@example.org", null)
        .person("acme", "blank", " ", null)
        .person("acme", "none", null, null)
        .applied("acme")
        .switched("off", false);

    JsonNode counted = json(mailing.send("portal", "{\"dryRun\":true}"));
    assertThat(counted.get("toMail").asLong()).isEqualTo(1);
    assertThat(counted.get("inactive").asLong()).isEqualTo(1);
    assertThat(counted.get("withoutAddress").asLong()).isEqualTo(2);
    assertThat(counted.get("send").isNull()).isTrue();
    assertThat(server.database().fetchCount(ACTIVATION_SEND)).isZero();

    end(mailAll("portal"), Outcome.COMPLETED);
    mailing.switched("off", true);
    assertThat(mailing.mailAll(mailing.started("portal", "{}"))).containsExactly("off@example.org");
  }

  @Test
  void neverMailsWhomAnAttemptThatDiedHadInHand() {
    mailing.connector("acme", "portal", "").people("acme", 3).applied("acme");
    UUID send = mailing.started("portal", "{}");
    Attempt died = mailing.begin(send);
    JsonNode inHand = died.next();

    assertThat(mailing.mailAll(send)).containsExactly("p2@example.org", "p3@example.org");
    assertThat(died.answer().statusCode()).isEqualTo(409);
    assertThat(mailing.states("portal")).containsExactly("p1 UNCERTAIN", "p2 SENT", "p3 SENT");
    assertThat(mailing.show(send).get("uncertain").asLong()).isEqualTo(1);

    // It was only slow, and tells after all.
    mailing.report(inHand, "SENT");
    mailing.report(inHand, "SENT");
    assertThat(mailing.states("portal")).containsExactly("p1 SENT", "p2 SENT", "p3 SENT");
    assertThat(mailing.show(send).get("uncertain").asLong()).isZero();
    assertThat(mailing.show(send).get("sent").asLong()).isEqualTo(3);
  }

  @Test
  void whatIsUncertainOrFailedIsMailedAgainWhereAPersonSaysSo() {
    mailing.connector("acme", "portal", "").people("acme", 4).applied("acme");
    UUID send = mailing.started("portal", "{}");
    Attempt attempt = mailing.begin(send);
    mailing.report(attempt.next(), "UNCERTAIN");
    mailing.report(attempt.next(), "REFUSED");
    mailing.report(attempt.next(), "SENT");
    attempt.next();
    end(send, Outcome.CANCELLED);
    assertThat(mailing.states("portal"))
        .containsExactly("p1 UNCERTAIN", "p2 FAILED", "p3 SENT", "p4 UNCERTAIN");

    assertThat(mailing.send("portal", "{\"again\":true}").statusCode()).isEqualTo(400);
    assertThat(json(mailing.send("portal", "{}")).get("toMail").asLong()).isZero();
    UUID again =
        mailing.started("portal", "{\"again\":true,\"keys\":[\"p1\",\"p2\",\"p3\",\"nobody\"]}");
    assertThat(mailing.mailAll(again))
        .containsExactly("p1@example.org", "p2@example.org", "p3@example.org");
  }

  @Test
  void asksBeforeItMailsMoreThanTheConnectorAllows() {
    mailing.connector("acme", "portal", ", maximumMails: 2").people("acme", 3).applied("acme");

    HttpResponse<String> refused = mailing.send("portal", "{}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("type").asString()).isEqualTo("urn:sluice:problem:too-many-mails");
    assertThat(json(refused).get("detail").asString())
        .isEqualTo(
            "3 people would get a mail, over the limit of 2 (maximumMails). Confirm it with the"
                + " count 3.");
    assertThat(json(refused).get("toMail").asLong()).isEqualTo(3);
    assertThat(mailing.send("portal", "{\"count\":2}").statusCode()).isEqualTo(409);
    assertThat(server.database().fetchCount(ACTIVATION_SEND)).isZero();

    assertThat(mailing.mailAll(mailing.started("portal", "{\"count\":3}"))).hasSize(3);
  }

  @Test
  void theListIsAskedWhenItCountsAndBeforeEachMail() {
    mailing
        .connector("acme", "portal", "")
        .person("acme", "a", "Ann@Example.org", null)
        .person("acme", "b", "bob@test.example.org", null)
        .person("acme", "c", "c_c@example.com", null)
        .person("acme", "d", "cxc@example.com", null)
        .person("acme", "e", "eve@example.com", null)
        .applied("acme");
    put("ann@example.org");
    put(" *@TEST.example.org");
    put("c_c@example.co?");

    JsonNode counted = json(mailing.send("portal", "{\"dryRun\":true}"));
    assertThat(counted.get("toMail").asLong()).isEqualTo(2);
    assertThat(counted.get("doNotSend").asLong()).isEqualTo(3);

    UUID send = mailing.started("portal", "{}");
    long entry = put("cxc@example.com");
    assertThat(mailing.mailAll(send)).containsExactly("eve@example.com");
    end(send, Outcome.COMPLETED);
    assertThat(
            server
                .send(server.request("operator", "/api/activations/do-not-send/" + entry).DELETE())
                .statusCode())
        .isEqualTo(204);
    assertThat(mailing.mailAll(mailing.started("portal", "{}"))).containsExactly("cxc@example.com");
  }

  @Test
  void connectorsOfOneApplicationMailTogetherAndApplicationsApart() {
    mailing
        .connector("acme", "portal", "")
        .connector("globex", "portal", ", maximumMails: 1")
        .connector("initech", "wiki", "")
        .person("acme", "a", "a@example.org", null)
        .person("globex", "g", "g@example.org", null)
        .applied("acme")
        .applied("globex");
    server.database().update(RESOURCE).set(RESOURCE.CONNECTOR, "initech").execute();
    mailing.applied("initech");

    assertThat(mailing.send("portal", "{}").statusCode()).isEqualTo(409);
    assertThat(mailing.mailAll(mailing.started("portal", "{\"count\":2}")))
        .containsExactly("a@example.org", "g@example.org");
    assertThat(mailing.mailAll(mailing.started("wiki", "{}")))
        .containsExactly("a@example.org", "g@example.org");
    JsonNode shown = json(server.get("viewer", "/api/applications/portal/activations"));
    assertThat(shown.get("connectors").toString()).isEqualTo("[\"acme\",\"globex\"]");
    assertThat(shown.at("/states/SENT").asLong()).isEqualTo(2);
    assertThat(json(server.get("viewer", "/api/connectors/globex")).at("/activation/maximumMails"))
        .hasToString("1");
  }

  @Test
  void whoeverAdoptsAPersonSaysHowTheyAreMailed() {
    mailing
        .connector("acme", "portal", "")
        .connector("globex", "portal", ", template: welcome")
        .people("acme", 1)
        .applied("acme");
    server.database().update(RESOURCE).set(RESOURCE.CONNECTOR, "globex").execute();
    mailing.applied("globex").applied("acme");

    assertThat(mailing.begin(mailing.started("portal", "{}")).next().get("template").asString())
        .isEqualTo("welcome");
  }

  @Test
  void aConnectorThatIsGoneMailsNobody() {
    mailing.connector("acme", "portal", "").people("acme", 2).applied("acme");
    mailing.connector("acme", "wiki", "");

    JsonNode counted = json(mailing.send("portal", "{}"));
    assertThat(counted.get("withoutConnector").asLong()).isEqualTo(2);
    assertThat(counted.get("send").isNull()).isTrue();
    assertThat(mailing.send("intranet", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void isCancelledMidway() {
    mailing.connector("acme", "portal", "").people("acme", 3).applied("acme");
    UUID send = mailing.started("portal", "{}");
    Attempt attempt = mailing.begin(send);
    mailing.report(attempt.next(), "SENT");
    JsonNode inHand = attempt.next();
    assertThat(mailing.send("portal", "{}").statusCode()).isEqualTo(409);

    HttpResponse<String> cancelled =
        server.post("operator", "/api/applications/portal/activations/cancel", "");

    assertThat(json(cancelled).get("status").asString()).isEqualTo("CANCELLED");
    assertThat(json(cancelled).get("uncertain").asLong()).isEqualTo(1);
    assertThat(json(attempt.answer()).get("failureType").asString()).isEqualTo("RUN_ENDED");
    mailing.report(inHand, "SENT");
    assertThat(mailing.states("portal")).containsExactly("p1 SENT", "p2 SENT", "p3 PENDING");
    assertThat(mailing.show(send).get("uncertain").asLong()).isZero();
    assertThat(
            server.post("operator", "/api/applications/portal/activations/cancel", "").statusCode())
        .isEqualTo(409);
    assertThat(mailing.mailAll(mailing.started("portal", "{}"))).containsExactly("p3@example.org");
  }

  @Test
  void comesLaterWhereTheMailServerAsksForIt() {
    mailing.connector("acme", "portal", "").people("acme", 2).applied("acme");
    UUID send = mailing.started("portal", "{}");
    Attempt attempt = mailing.begin(send);
    mailing.report(attempt.next(), "DEFERRED");
    mailing.report(attempt.next(), "SENT");

    JsonNode answer = json(attempt.answer());
    assertThat(answer.get("mail").isNull()).isTrue();
    assertThat(answer.get("waitSeconds").asLong()).isBetween(290L, 301L);

    for (int attempts = 2; attempts <= 6; attempts++) {
      server.database().update(ACTIVATION).setNull(ACTIVATION.RETRY_AT).execute();
      mailing.report(attempt.next(), "DEFERRED");
    }
    assertThat(mailing.states("portal")).containsExactly("p1 FAILED", "p2 SENT");
    assertThat(json(attempt.answer()).get("waitSeconds").asLong()).isZero();
    assertThat(mailing.show(send).get("failed").asLong()).isEqualTo(1);
  }

  @Test
  void aMailServerThatIsAwayCostsNoAttempt() {
    mailing.connector("acme", "portal", "").people("acme", 1).applied("acme");
    UUID send = mailing.started("portal", "{}");
    for (int outage = 0; outage < 10; outage++) {
      mailing.report(mailing.begin(send).next(), "NOT_SENT");
    }

    assertThat(mailing.mailAll(send)).containsExactly("p1@example.org");
  }

  @Test
  void aRepetitionWithItsKeyIsTheSameSend() {
    mailing.connector("acme", "portal", "").people("acme", 1).applied("acme");

    UUID send = UUID.fromString(json(keyed("{}", 202)).at("/send/id").asString());
    mailing.mailAll(send);
    end(send, Outcome.COMPLETED);

    assertThat(json(keyed("{}", 202)).at("/send/id").asString()).isEqualTo(send.toString());
    keyed("{\"count\":7}", 422);
  }

  private static HttpResponse<String> keyed(String body, int status) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("operator", "/api/applications/portal/activations/send")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "monday")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  @Test
  void startsWhatAnAppliedRunAsksFor() {
    mailing
        .connector("acme", "portal", ", send: onApply")
        .connector("globex", "portal", ", send: manual")
        .people("acme", 2)
        .person("globex", "g", "g@example.org", null)
        .applied("globex")
        .applied("acme")
        .applied("acme");

    sweep();

    JsonNode send = last("portal");
    assertThat(send.get("status").asString()).isEqualTo("RUNNING");
    assertThat(send.get("synchronization").asString()).isEqualTo(Mailing.RUN.toString());
    UUID id = UUID.fromString(send.get("id").asString());
    assertThat(mailing.mailAll(id)).containsExactly("p1@example.org", "p2@example.org");

    mailing.person("acme", "p3", "p3@example.org", null).applied("acme");
    sweep();
    assertThat(last("portal").get("status").asString()).isEqualTo("WAITING");
    end(id, Outcome.COMPLETED);
    sweep();
    assertThat(mailing.mailAll(UUID.fromString(last("portal").get("id").asString())))
        .containsExactly("p3@example.org");
  }

  @Test
  void holdsWhatAnAppliedRunAsksForWhereItIsTooMuch() {
    mailing
        .connector("acme", "portal", ", send: onApply, maximumMails: 1")
        .people("acme", 2)
        .applied("acme");

    sweep();

    assertThat(last("portal").get("status").asString()).isEqualTo("HELD");
    assertThat(last("portal").get("reason").asString()).contains("over the limit of 1");
    assertThat(mailing.states("portal")).containsExactly("p1 PENDING", "p2 PENDING");
    assertThat(mailing.mailAll(mailing.started("portal", "{\"count\":2}"))).hasSize(2);
  }

  @Test
  void aSendWhoseWorkflowIsEndedFromOutsideEnds() {
    mailing.connector("acme", "portal", "").people("acme", 2).applied("acme");
    UUID send = mailing.started("portal", "{}");
    mailing.begin(send).next();
    temporal.terminate(WorkflowIds.activation("portal", send.toString()));

    sweep();

    assertThat(mailing.show(send).get("status").asString()).isEqualTo("FAILED");
    assertThat(mailing.states("portal")).containsExactly("p1 UNCERTAIN", "p2 PENDING");
  }

  @Test
  void listsPeopleByStateAndAsCsv() {
    mailing.connector("acme", "portal", "").people("acme", 3).applied("acme");
    Attempt attempt = mailing.begin(mailing.started("portal", "{}"));
    mailing.report(attempt.next(), "REFUSED");

    JsonNode failed =
        json(server.get("viewer", "/api/activations?application=portal&state=FAILED"));
    assertThat(failed.get("items").size()).isEqualTo(1);
    assertThat(failed.at("/items/0/reason").asString()).isEqualTo("for a test");
    JsonNode first = json(server.get("viewer", "/api/activations?limit=2"));
    assertThat(first.get("items").size()).isEqualTo(2);
    assertThat(
            json(server.get("viewer", "/api/activations?after=" + first.get("next").asString()))
                .at("/items/0/key")
                .asString())
        .isEqualTo("p3");
    HttpResponse<String> csv =
        server.send(server.request("viewer", "/api/activations").header("Accept", "text/csv"));
    assertThat(csv.body().lines()).hasSize(4).anyMatch(line -> line.contains("p1,acme,FAILED,1"));
    assertThat(csv.body()).doesNotContain("@example.org");
    assertThat(server.get("viewer", "/api/activations?state=sent").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "nobody"})
  void mailsAreForTheNotificationServiceAlone(String agent) {
    assertThat(
            server
                .send(
                    server
                        .agentRequest(
                            agent,
                            "/notification/activations/sends/" + UUID.randomUUID() + "/begin")
                        .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void theNotificationServiceIsNoAgentAndNoPerson() {
    assertThat(
            server
                .send(server.agentRequest("notification", "/agent/uploads/1/content").GET())
                .statusCode())
        .isEqualTo(401);
    assertThat(
            server.send(server.agentRequest("notification", "/api/activations").GET()).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"viewer, 403", "reviewer, 403", "operator, 404", "admin, 404"})
  void operatorsSend(String user, int status) {
    assertThat(server.post(user, "/api/applications/none/activations/send", "{}").statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":-1}",
        "{\"keys\":[]}",
        "{\"keys\":[\"\"]}",
        "{\"keys\":[null]}",
        "{\"keys\":[\"a\\u0000b\"]}",
        "{\"cuont\":1}"
      })
  void refusesWhatItCannotUse(String body) {
    mailing.connector("acme", "portal", "");

    assertThat(mailing.send("portal", body).statusCode()).isEqualTo(400);
  }

  private static long put(String pattern) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("operator", "/api/activations/do-not-send")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"pattern\":\"" + pattern + "\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("id").asLong();
  }

  private UUID mailAll(String application) {
    UUID send = mailing.started(application, "{}");
    mailing.mailAll(send);
    return send;
  }

  private static void end(UUID send, Outcome outcome) {
    server.bean(ActivationSends.class).end(new ActivationSendEnd(send.toString(), outcome, null));
  }

  private static void sweep() {
    server.bean(SendRecovery.class).sweep();
  }

  private static JsonNode last(String application) {
    return json(server.get("viewer", "/api/applications/" + application + "/activations"))
        .get("send");
  }
}
