package dev.sluice.repository.run.view;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class SynchronizationControllerIT {
  private static final String COMPLETE = "{\"connector\":\"acme\",\"mode\":\"complete\"}";

  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    temporal = shared.temporal();
    server = shared.server();
  }

  @Test
  void startsRunAndSaysWhereItIs() {
    HttpResponse<String> answer = server.post("operator", "/api/synchronizations", COMPLETE);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = json(answer).get("id").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/synchronizations/" + id);
    assertThat(json(answer).get("status").asString()).isEqualTo("QUEUED");
    assertThat(json(answer).get("requestedBy").asString()).isEqualTo("operator");
    assertThat(temporal.heard(WorkflowIds.synchronization("acme", id))).isEmpty();
  }

  @Test
  void showsRunAsTheDesignSays() throws Exception {
    UUID id = server.start(COMPLETE);
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "AWAITING_REVIEW")
        .set(SYNCHRONIZATION.PLAN_DIGEST, "abc")
        .set(
            SYNCHRONIZATION.COUNTERS,
            JSONB.valueOf(
                """
                {"resources":{"User":{"read":1000,"rejected":2,"duplicates":1,"inserted":10,
                  "updated":5,"deleted":3,"unchanged":982,"conflicts":0}},
                 "links":{"Group.members":{"read":4000,"rejected":1,"pending":5,"duplicates":0,
                  "inserted":7,"updated":0,"deleted":2,"unchanged":3991,"conflicts":0}}}
                """))
        .set(
            SYNCHRONIZATION.BREACHES,
            JSONB.valueOf(
                """
                [{"scope":"User","threshold":"maximumDeletedLines","limit":2.0,"actual":3.0},
                 {"scope":"acme","threshold":"maxPercentageDeletedLines","limit":1000.0,"actual":12.5}]
                """))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();

    HttpResponse<String> answer = server.get("viewer", "/api/synchronizations/" + id);

    JSONAssert.assertEquals(
        """
        {"id":"%s","connector":"acme","mode":"complete","status":"AWAITING_REVIEW",
         "requestedBy":"forcing","force":false,"dryRun":false,"endedAt":null,"planDigest":"abc",
         "failure":null,"supersededBy":null,"expiresAt":null,"decision":null,"progress":null,
         "resources":{"User":{"read":1000,"rejected":2,"pending":0,"duplicates":1,"inserted":10,
           "updated":5,"deleted":3,"unchanged":982,"conflicts":0,"filtered":0}},
         "links":{"Group.members":{"read":4000,"rejected":1,"pending":5,"duplicates":0,
           "inserted":7,"updated":0,"deleted":2,"unchanged":3991,"conflicts":0,"filtered":0}}}
        """
            .formatted(id),
        answer.body(),
        false);
    assertThat(answer.body())
        .contains(
            "{\"scope\":\"User\",\"threshold\":\"maximumDeletedLines\",\"limit\":2,\"actual\":3,"
                + "\"lines\":null,\"of\":null,\"column\":null,\"other\":null,"
                + "\"message\":\"User: 3 deletes, over the limit of 2 (maximumDeletedLines)\"}",
            "\"limit\":1000,\"actual\":12.5");
  }

  @Test
  void listsLatestFirstByPages() {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      started.add(0, server.start("{\"connector\":\"acme\",\"mode\":\"initial\"}").toString());
    }

    List<String> listed = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          json(
              server.get(
                  "viewer",
                  "/api/synchronizations?connector=acme&mode=initial&status=QUEUED&limit=2"
                      + after));
      page.get("items").forEach(item -> listed.add(item.get("id").asString()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());

    assertThat(listed).containsExactlyElementsOf(started);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | 400 | connector, mode
          {"connector":" ","mode":"complete"}                       | 400 | connector
          {"connector":"acme","mode":"Complete"}                    | 400 | mode
          {"connector":"acme","mode":"complete","steps":["apply"]}  | 400 | steps
          {"connector":"acme","mode":"complete","steps":[null]}     | 400 | steps
          {"connector":"acme","mode":"complete","dryrun":true}      | 400 | dryrun
          {"connector":"acme","mode":"complete","force":"maybe"}    | 400 | force
          {"connector":"acme","mode":["complete"]}                  | 400 | mode
          {"connector":"acme"                                       | 400 | body
          {"connector":"nobody","mode":"complete"}                  | 404 | unknown-connector
          """)
  void refusesWhatItCannotUse(String body, int status, String named) {
    HttpResponse<String> answer = server.post("operator", "/api/synchronizations", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    for (String each : named.split(", ")) {
      assertThat(answer.body()).contains(each);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          /api/synchronizations/7b0d2f9e-5f4e-4c5a-9f3a-111111111111, 404, not-found
          /api/synchronizations/no-uuid,                               400, invalid-request
          /api/synchronizations?limit=0,                               400, invalid-request
          /api/synchronizations?limit=1001,                            400, invalid-request
          /api/synchronizations?limit=ten,                             400, invalid-request
          /api/synchronizations?mode=all,                              400, invalid-request
          /api/synchronizations?status=DONE,                           400, invalid-request
          /api/synchronizations?after=***,                             400, invalid-request
          /api/synchronizations?connector=%00,                         400, invalid-request
          /api/resources?q=%00,                                        400, invalid-request
          /api/resources?property.name=a%00b,                          400, invalid-request
          /api/resources?property.%00=a,                               400, invalid-request
          /api/resources?limit=1001,                                   400, invalid-request
          /api/links?limit=0,                                          400, invalid-request
          /api/connectors?limit=1001,                                  400, invalid-request
          /api/nowhere,                                                404, not-found
          """)
  void answersBadReadsWithProblems(String path, int status, String type) {
    HttpResponse<String> answer = server.get("viewer", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:" + type);
    assertThat(json(answer).get("status").asInt()).isEqualTo(status);
  }

  @Test
  void answersWrongMethodAndFormatsWithProblems() {
    HttpResponse<String> format =
        server.send(
            server
                .request("operator", "/api/synchronizations")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("run")));
    assertThat(format.statusCode()).isEqualTo(415);
    assertThat(json(format).get("type").asString())
        .isEqualTo("urn:sluice:problem:unsupported-media-type");
    HttpResponse<String> acceptable =
        server.send(
            server
                .request("viewer", "/api/synchronizations/" + server.start(COMPLETE) + "/changes")
                .header("Accept", "application/xml")
                .GET());
    assertThat(acceptable.statusCode()).isEqualTo(406);
    HttpResponse<String> method =
        server.send(server.request("admin", "/api/connectors/reload").DELETE());
    assertThat(method.statusCode()).isIn(404, 405);
  }

  @Test
  void sameKeyAndRequestGiveTheSameAnswer() {
    HttpResponse<String> first = startWith("key-1", COMPLETE);
    HttpResponse<String> again =
        startWith("key-1", "{ \"mode\": \"complete\", \"connector\": \"acme\", \"force\": false }");
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void sameKeyWithAnotherRequestIsRefused() {
    startWith("key-2", COMPLETE);
    HttpResponse<String> other =
        startWith("key-2", "{\"connector\":\"acme\",\"mode\":\"incremental\"}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).get("type").asString())
        .isEqualTo("urn:sluice:problem:idempotency-key-reused");
  }

  @Test
  void keysOfDifferentPeopleAreDifferentKeys() {
    String mine = json(startWith("key-3", COMPLETE)).get("id").asString();
    HttpResponse<String> theirs =
        server.send(
            server
                .request("admin", "/api/synchronizations")
                .header("Idempotency-Key", "key-3")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(COMPLETE)));
    assertThat(json(theirs).get("id").asString()).isNotEqualTo(mine);
  }

  @Test
  void refusesUnusableKey() {
    assertThat(startWith("k".repeat(256), COMPLETE).statusCode()).isEqualTo(400);
  }

  @Test
  void concurrentRequestsWithOneKeyStartOneRun() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> json(startWith("key-4", COMPLETE)).get("id").asString());
      }
      Set<String> ids = new HashSet<>();
      for (Future<String> id : callers.invokeAll(calls)) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(1);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void describesItself() {
    HttpResponse<String> answer = server.get("viewer", "/v3/api-docs");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("paths").propertyNames())
        .contains(
            "/api/synchronizations",
            "/api/synchronizations/{id}",
            "/api/synchronizations/{id}/changes",
            "/api/synchronizations/{id}/link-changes",
            "/api/synchronizations/{id}/rejects/{source}",
            "/api/synchronizations/{id}/resume",
            "/api/synchronizations/{id}/cancel",
            "/api/connectors/{connector}",
            "/api/resources",
            "/api/resources/{id}/links")
        .noneMatch(path -> path.startsWith("/agent"));
    assertThat(server.get("viewer", "/swagger-ui/index.html").body()).contains("Swagger UI");
  }

  private static HttpResponse<String> startWith(String key, String body) {
    return server.send(
        server
            .request("operator", "/api/synchronizations")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
