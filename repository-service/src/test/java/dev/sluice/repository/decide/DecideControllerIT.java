package dev.sluice.repository.decide;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.compare.Comparison;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronizations;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class DecideControllerIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void storeThreePeople() {
    TestDatabase.asOwner(server.database())
        .execute(
            """
            TRUNCATE resource, withheld_change, unsettled_row;
            INSERT INTO resource (entity_type, key, attributes, active, origin, connector, source_kind,
              content_hash, updated_at)
            SELECT 'Person', key, attributes, true, 'connector', 'acme', 'csv',
              resource_hash(true, attributes), now()
            FROM (SELECT key, jsonb_build_object('name', name) AS attributes
              FROM (VALUES ('1', 'Ann'), ('2', 'Bob'), ('3', 'Cat')) AS people (key, name)) people
            """);
  }

  @Test
  void saysWhatTheRulesMake() {
    UUID run = held("1,Anna", "3,Cat", "4,Dan");
    post(run, "{\"action\":\"hold\",\"filter\":{\"op\":[\"delete\"]}}");
    post(run, "{\"action\":\"reject\",\"filter\":{\"key\":[\"4\"]}}");

    JsonNode outcome = outcome(run, "apply");

    assertThat(outcome.get("rules").asInt()).isEqualTo(2);
    assertThat(outcome.get("changes").valueStream().map(DecideControllerIT::line))
        .containsExactly(
            "delete 1: 0 applied, 1 held, 0 rejected",
            "update 1: 1 applied, 0 held, 0 rejected",
            "insert 1: 0 applied, 0 held, 1 rejected");
    assertThat(outcome(run, "hold").get("decisionDigest").asString())
        .isNotEqualTo(outcome.get("decisionDigest").asString());
    assertThat(outcome(run, "apply")).isEqualTo(outcome);
  }

  /** What is counted at once is what whoever goes through all changes counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hold | | hold",
        "reject | | reject",
        "apply | | let-through",
        "apply | {\"action\":\"hold\"} | hold",
        "hold | {\"action\":\"reject\",\"filter\":{\"op\":[\"insert\"]}} | hold",
        "reject | {\"action\":\"let-through\"};"
            + " {\"action\":\"hold\",\"filter\":{\"not.op\":[\"insert\"]}};"
            + " {\"action\":\"reject\",\"filter\":{\"op\":[\"insert\"]}} | hold",
        "hold | {\"action\":\"let-through\"} | let-through"
      })
  void countsAPlanOfWhichAllOrNothingIsMadeWithoutLookingAtEachChange(
      String rest, @Nullable String rules, String first) {
    UUID run = held("1,Anna", "3,Cat", "4,Dan");
    UUID commanded = started();
    plan(commanded, true, "delete,1,");
    review(commanded);

    for (UUID each : List.of(run, commanded)) {
      for (String rule : rules == null ? new String[0] : rules.split("; ")) {
        post(each, rule);
      }
      JsonNode counted = outcome(each, rest);
      // A rule about a single change, which says what is said anyway, has all of them looked at.
      post(each, "{\"action\":\"%s\",\"n\":1}".formatted(first));
      JsonNode lookedAt = outcome(each, rest);

      assertThat(lookedAt.get("rules").asInt()).isEqualTo(counted.get("rules").asInt() + 1);
      assertThat(counted.get("changes")).isNotEmpty().isEqualTo(lookedAt.get("changes"));
      assertThat(counted.get("limits")).isEqualTo(lookedAt.get("limits"));
      assertThat(counted.get("cannotBeHeld")).isEqualTo(lookedAt.get("cannotBeHeld"));
    }
  }

  @Test
  void showsLimitsAsTheyAreAfterTheDecision() {
    // The default limit on deletes is a share of what is there.
    UUID run = held("3,Cat");
    assertThat(outcome(run, "apply").get("limits")).isNotEmpty();

    post(run, "{\"action\":\"hold\",\"filter\":{\"op\":[\"delete\"]}}");

    assertThat(outcome(run, "apply").get("limits")).isEmpty();
  }

  @Test
  void decidesWhatWasLookedAt() {
    UUID run = held("1,Anna", "3,Cat");
    post(run, "{\"action\":\"hold\",\"filter\":{\"key\":[\"2\"]}}");
    String digest = outcome(run, "apply").get("decisionDigest").asString();

    HttpResponse<String> without = resume(run, "{\"comment\":\"all of it\"}");
    HttpResponse<String> other = resume(run, decision(digest, "hold"));
    HttpResponse<String> half = resume(run, "{\"decisionDigest\":\"" + digest + "\"}");
    HttpResponse<String> decided = resume(run, decision(digest, "apply"));

    assertThat(without.statusCode()).isEqualTo(409);
    assertThat(json(without).get("detail").asString()).contains("(1): look at their outcome");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
    JsonNode shown = json(decided).get("decision");
    assertThat(shown.get("decisionDigest").asString()).isEqualTo(digest);
    assertThat(shown.get("rest").asString()).isEqualTo("apply");
    // The same again has the same answer, and no rule comes after it.
    assertThat(resume(run, decision(digest, "apply")).statusCode()).isEqualTo(200);
    assertThat(add(run, "{\"action\":\"reject\"}").statusCode()).isEqualTo(409);
    assertThat(remove(run, 1).statusCode()).isEqualTo(409);
  }

  @Test
  void aRuleThatCameMeanwhileMakesTheDecisionOld() {
    UUID run = held("1,Anna", "3,Cat");
    post(run, "{\"action\":\"hold\",\"filter\":{\"key\":[\"2\"]}}");
    String digest = outcome(run, "apply").get("decisionDigest").asString();
    int rule = post(run, "{\"action\":\"let-through\",\"filter\":{\"key\":[\"2\"]}}");

    HttpResponse<String> old = resume(run, decision(digest, "apply"));

    assertThat(old.statusCode()).isEqualTo(409);
    assertThat(json(old).get("detail").asString()).contains("look at it again");
    // Taken back, all is as it was.
    assertThat(remove(run, rule).statusCode()).isEqualTo(204);
    assertThat(resume(run, decision(digest, "apply")).statusCode()).isEqualTo(200);
  }

  @Test
  void appliesListsAndReleases() {
    UUID run = held("1,Anna", "3,Cat");
    post(run, "{\"action\":\"hold\",\"filter\":{\"key\":[\"2\"]}}");
    post(run, "{\"action\":\"reject\",\"filter\":{\"op\":[\"update\"]},\"columns\":[\"name\"]}");
    String digest = outcome(run, "apply").get("decisionDigest").asString();
    resume(run, decision(digest, "apply"));

    apply(
        run,
        planDigest(run),
        new Decision(
            Decision.Kind.RESUME,
            "reviewer",
            "wait",
            planDigest(run),
            digest,
            Decision.Rest.APPLY));

    assertThat(people()).containsExactly("1 Ann", "2 Bob", "3 Cat");
    JsonNode held = json(server.get("viewer", "/api/held?connector=acme")).get("items");
    assertThat(
            held.valueStream().map(each -> each.get("action").asString() + each.get("properties")))
        .containsExactly("reject[\"name\"]", "hold[]");
    JsonNode first = held.get(1);
    assertThat(first.get("key").asString()).isEqualTo("2");
    assertThat(first.get("seen").asInt()).isEqualTo(1);
    assertThat(first.get("comment").asString()).isEqualTo("wait");
    assertThat(first.get("run").asString()).isEqualTo(run.toString());
    assertThat(json(server.get("viewer", "/api/held?action=hold")).get("items")).hasSize(1);
    assertThat(json(server.get("viewer", "/api/held?connector=other")).get("items")).isEmpty();
    HttpResponse<String> csv =
        server.send(server.request("viewer", "/api/held").header("Accept", "text/csv").GET());
    assertThat(csv.body().lines()).hasSize(3);

    String body = "{\"connector\":\"acme\",\"target\":\"Person\",\"key\":\"2\"}";
    assertThat(server.post("viewer", "/api/held/release", body).statusCode()).isEqualTo(403);
    assertThat(server.post("reviewer", "/api/held/release", body).statusCode()).isEqualTo(204);
    assertThat(server.post("reviewer", "/api/held/release", body).statusCode()).isEqualTo(404);
  }

  @Test
  void reviewersAtTheSameTimeGetAnOrderAndLoseNothing() throws Exception {
    UUID run = held("1,Anna", "3,Cat");
    ExecutorService reviewers = Executors.newFixedThreadPool(50);
    try {
      List<Callable<Integer>> rules =
          IntStream.range(0, 50)
              .<Callable<Integer>>mapToObj(
                  each ->
                      () ->
                          post(
                              run, "{\"action\":\"hold\",\"filter\":{\"key\":[\"" + each + "\"]}}"))
              .toList();
      List<Integer> numbers = new ArrayList<>();
      for (Future<Integer> made : reviewers.invokeAll(rules)) {
        numbers.add(made.get());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    } finally {
      reviewers.shutdownNow();
    }
    JsonNode rules = json(server.get("viewer", path(run, "rules"))).get("items");
    assertThat(rules.valueStream().map(each -> each.get("rule").asInt()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(outcome(run, "apply").get("rules").asInt()).isEqualTo(50);
  }

  @Test
  void rulesAreReadInPages() {
    UUID run = held("1,Anna");
    post(run, "{\"action\":\"hold\"}");
    int second = post(run, "{\"action\":\"reject\",\"filter\":{\"op\":[\"delete\"]}}");
    post(run, "{\"action\":\"hold\",\"n\":1}");
    assertThat(remove(run, second).statusCode()).isEqualTo(204);

    JsonNode first = json(server.get("viewer", path(run, "rules?limit=1")));
    JsonNode last =
        json(
            server.get("viewer", path(run, "rules?limit=1&after=" + first.get("next").asString())));

    assertThat(first.at("/items/0/rule").asInt()).isEqualTo(1);
    assertThat(last.at("/items/0/rule").asInt()).isEqualTo(3);
    assertThat(last.get("next").isNull()).isTrue();
    assertThat(server.get("viewer", path(run, "rules?limit=0")).statusCode()).isEqualTo(400);
  }

  @Test
  void thereAreNoMoreRulesThanAReviewerReads() {
    UUID run = held("1,Anna");
    for (int each = 0; each < 200; each++) {
      post(run, "{\"action\":\"hold\"}");
    }
    HttpResponse<String> oneMore = add(run, "{\"action\":\"hold\"}");
    assertThat(oneMore.statusCode()).isEqualTo(409);
    assertThat(json(oneMore).get("detail").asString()).contains("200 rules");
    assertThat(outcome(run, "apply").get("changes").get(0).get("held").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | action",
        "{\"action\":\"hold\",\"n\":99} | n",
        "{\"action\":\"hold\",\"n\":1,\"filter\":{\"op\":[\"delete\"]}} | n",
        "{\"action\":\"hold\",\"filter\":{\"no\":[\"1\"]}} | no",
        "{\"action\":\"hold\",\"filter\":{\"d\":[\"open\"]}} | depend on rules",
        "{\"action\":\"hold\",\"columns\":[\"none\"]} | columns",
        "{\"action\":\"hold\",\"columns\":[]} | columns",
        "{\"action\":\"hold\",\"columns\":[null]} | columns"
      })
  void refusesARuleThatMeansNothing(String rule, String field) {
    HttpResponse<String> answer = add(held("1,Anna"), rule);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).toString()).contains(field);
  }

  @Test
  void whatASourceCommandsCannotBeHeld() {
    UUID run = started();
    plan(run, true, "delete,1,");
    review(run);
    post(run, "{\"action\":\"hold\"}");

    JsonNode outcome = outcome(run, "apply");
    HttpResponse<String> decided =
        resume(run, decision(outcome.get("decisionDigest").asString(), "apply"));

    assertThat(outcome.get("cannotBeHeld").get(0).asString()).isEqualTo("Person");
    assertThat(decided.statusCode()).isEqualTo(409);
    assertThat(json(decided).get("detail").asString()).contains("let them through or reject them");
  }

  @Test
  void onlyReviewersMakeRules() {
    UUID run = held("1,Anna");
    assertThat(server.post("operator", path(run, "rules"), "{\"action\":\"hold\"}").statusCode())
        .isEqualTo(403);
    assertThat(server.get("viewer", path(run, "outcome?rest=apply")).statusCode()).isEqualTo(200);
    assertThat(server.get("viewer", path(run, "outcome")).statusCode()).isEqualTo(400);
    assertThat(server.get("viewer", path(UUID.randomUUID(), "rules")).statusCode()).isEqualTo(404);
    assertThat(server.get("viewer", path(started(), "rules")).statusCode()).isEqualTo(409);
  }

  private static UUID started() {
    return server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
  }

  /** A run whose file has these people, and that waits for its review. */
  private static UUID held(String... people) {
    UUID run = started();
    plan(run, false, people);
    review(run);
    return run;
  }

  private static void review(UUID run) {
    Inspected.plan(
        server.bean(DataSource.class), server.database(), run, planDigest(run), connector(run));
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();
  }

  private static String plan(UUID run, boolean commands, String... rows) {
    ConnectorDefinition connector = connector(run);
    Mode mode = commands ? Mode.INCREMENTAL : Mode.COMPLETE;
    PreparedFile file =
        new PreparedFile(
            "Person",
            false,
            "people",
            rows.length,
            0,
            0,
            rows.length,
            commands,
            PreparedFile.Content.ROWS,
            "",
            null);
    Comparison comparison = server.bean(Comparison.class);
    UUID attempt = comparison.begin(run, connector, mode, List.of(file), List.of());
    StringBuilder csv = new StringBuilder("command,id,name\n");
    for (String row : rows) {
      csv.append(commands ? "" : ",").append(row).append('\n');
    }
    comparison.rows(
        run,
        attempt,
        connector,
        mode,
        "Person",
        new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
    Plan plan = comparison.finish(run, attempt, connector, mode);
    return plan.digest();
  }

  private static ConnectorDefinition connector(UUID run) {
    return RunDefinitions.of(server.bean(Synchronizations.class).findById(run).orElseThrow());
  }

  private static String planDigest(UUID run) {
    return server
        .database()
        .fetchSingle(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(run))
        .getPlanDigest();
  }

  private static void apply(UUID run, String planDigest, Decision decision) {
    server
        .bean(Applier.class)
        .apply(new ApplyRequest(run.toString(), planDigest, List.of(), decision), connector(run));
  }

  private static List<String> people() {
    return server
        .database()
        .selectFrom(RESOURCE)
        .orderBy(RESOURCE.KEY)
        .fetch(
            row ->
                row.getKey()
                    + " "
                    + row.getAttributes().data().replaceAll(".*\"name\": \"(.*)\".*", "$1"));
  }

  private static String path(UUID run, String what) {
    return "/api/synchronizations/" + run + "/review/" + what;
  }

  private static HttpResponse<String> add(UUID run, String rule) {
    return server.post("reviewer", path(run, "rules"), rule);
  }

  /** Makes a rule and gives its number. */
  private static int post(UUID run, String rule) {
    HttpResponse<String> answer = add(run, rule);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("rule").asInt();
  }

  private static HttpResponse<String> remove(UUID run, int rule) {
    HttpRequest.Builder request = server.request("reviewer", path(run, "rules/" + rule));
    return server.send(request.DELETE());
  }

  private static JsonNode outcome(UUID run, String rest) {
    HttpResponse<String> answer = server.get("viewer", path(run, "outcome?rest=" + rest));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static HttpResponse<String> resume(UUID run, String body) {
    return server.post("reviewer", "/api/synchronizations/" + run + "/resume", body);
  }

  private static String decision(String digest, String rest) {
    return "{\"comment\":\"wait\",\"decisionDigest\":\"%s\",\"rest\":\"%s\"}"
        .formatted(digest, rest);
  }

  private static String line(JsonNode changes) {
    return "%s %d: %d applied, %d held, %d rejected"
        .formatted(
            changes.get("operation").asString(),
            changes.get("planned").asInt(),
            changes.get("applied").asInt(),
            changes.get("held").asInt(),
            changes.get("rejected").asInt());
  }
}
