package dev.sluice.repository.forget;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.IDEMPOTENCY_KEY;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RUN_DEFINITION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.inspect.fill.Inspector;
import dev.sluice.repository.plan.InspectionTables;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.Turn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two servers on one database; runs that ended, some of them long ago. */
@ExtendWith(SharedServers.Extension.class)
class ForgettingIT {
  private static final int ROWS = 1500;

  private static RunningServer server;
  private static RunningServer secondServer;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    secondServer = shared.second();
  }

  @AfterEach
  void endWhatIsOpen() {
    for (Synchronization run : server.bean(Synchronizations.class).findAll()) {
      if (run.turn() != Turn.RELEASED) {
        close(run.id(), Status.CANCELLED);
      }
    }
    TestDatabase.asOwner(server.database())
        .execute("TRUNCATE resource, resource_identifier, resource_link");
  }

  @Test
  void forgetsThePlanOfRunThatWasNotApplied() {
    UUID run = planned();
    inspect(run);
    close(run, Status.CANCELLED);
    endedDaysAgo(run, 31);
    assertThat(parts(run)).isPositive();
    assertThat(inspected(run)).isEqualTo(ROWS);

    server.bean(Forgetting.class).forget();

    assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))).isZero();
    assertThat(count(REJECT, REJECT.SYNCHRONIZATION_ID.eq(run))).isZero();
    assertThat(count(COMPARED_TARGET, COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run))).isZero();
    assertThat(parts(run)).isZero();
    for (Table<?> table : InspectionTables.ALL) {
      assertThat(server.database().fetchCount(table)).as(table.getName()).isZero();
    }
    assertThat(count(INSPECTION, INSPECTION.SYNCHRONIZATION_ID.eq(run))).isZero();
    String path = "/api/synchronizations/" + run;
    assertThat(server.get("viewer", path).body()).contains("\"inserted\":" + ROWS);
    HttpResponse<String> changes = server.get("viewer", path + "/changes");
    assertThat(changes.statusCode()).isEqualTo(410);
    assertThat(json(changes).get("type").asString()).isEqualTo("urn:sluice:problem:forgotten");
    assertThat(server.get("viewer", path + "/rejects/people").statusCode()).isEqualTo(410);
  }

  @Test
  void keepsWhatMayStillBeAskedFor() {
    UUID recent = planned();
    close(recent, Status.CANCELLED);
    endedDaysAgo(recent, 29);
    UUID held = planned();

    server.bean(Forgetting.class).forget();

    for (UUID each : List.of(recent, held)) {
      assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(each)))
          .isEqualTo(ROWS);
      assertThat(count(REJECT, REJECT.SYNCHRONIZATION_ID.eq(each))).isEqualTo(1);
    }
  }

  @Test
  void keepsTheAuditOfAppliedRunForNinetyDays() {
    UUID run = planned();
    server.bean(Applier.class).apply(request(run), definition(run));
    endedDaysAgo(run, 89);

    server.bean(Forgetting.class).forget();

    assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))).isEqualTo(ROWS);
    assertThat(count(REJECT, REJECT.SYNCHRONIZATION_ID.eq(run))).isEqualTo(1);
    String path = "/api/synchronizations/" + run;
    assertThat(server.get("viewer", path + "/changes").statusCode()).isEqualTo(200);
    endedDaysAgo(run, 91);

    server.bean(Forgetting.class).forget();
    server.bean(Forgetting.class).forget();

    assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))).isZero();
    assertThat(count(REJECT, REJECT.SYNCHRONIZATION_ID.eq(run))).isZero();
    assertThat(parts(run)).isZero();
    assertThat(server.get("viewer", path).body())
        .contains("\"inserted\":" + ROWS, "\"changesDeletedAt\":\"");
    for (String asked : List.of("/changes", "/link-changes", "/pending-links", "/rejects")) {
      HttpResponse<String> answer = server.get("viewer", path + asked);
      assertThat(answer.statusCode()).as(asked).isEqualTo(410);
      assertThat(json(answer).get("detail").asString()).contains("were deleted at 20");
    }
    assertThat(server.database().fetchCount(RESOURCE)).as("what was applied").isEqualTo(ROWS);
  }

  @Test
  void twoServersForgetMuchInPieces() throws Exception {
    UUID run = planned();
    close(run, Status.FAILED);
    endedDaysAgo(run, 31);
    server
        .database()
        .execute(
            "INSERT INTO resource_change (synchronization_id, entity_type, key, operation)"
                + " SELECT {0}, 'Person', 'more ' || number, 'insert'"
                + " FROM generate_series(1, 120000) AS number",
            val(run));

    server.bean(Forgetting.class).forget();

    assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))).isPositive();
    assertThat(server.get("viewer", "/api/synchronizations/" + run + "/changes").statusCode())
        .as("what is left is not taken for all")
        .isEqualTo(410);
    ExecutorService servers = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> first = () -> forgetAll(server, run);
      Callable<Boolean> second = () -> forgetAll(secondServer, run);
      for (Future<Boolean> each : servers.invokeAll(List.of(first, second))) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      servers.shutdownNow();
    }
    assertThat(count(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(run))).isZero();
  }

  @Test
  void waitsForNobodyWhoLooksAtAPlan() {
    UUID run = planned();
    close(run, Status.CANCELLED);
    endedDaysAgo(run, 31);

    server
        .database()
        .transaction(
            looking -> {
              looking.dsl().fetchExists(RESOURCE_CHANGE);
              secondServer.bean(Forgetting.class).forget();
              assertThat(parts(run)).isPositive();
            });
    secondServer.bean(Forgetting.class).forget();

    assertThat(parts(run)).isZero();
  }

  @Test
  void tellsWhatIsDeletedSoon() {
    UUID soon = planned();
    close(soon, Status.CANCELLED);
    endedDaysAgo(soon, 25);
    JsonNode before = storage();

    endedDaysAgo(soon, 20);

    assertThat(before.at("/kinds/CHANGES").asLong()).isPositive();
    assertThat(before.at("/bytes").asLong())
        .isGreaterThan(before.get("kinds").valueStream().mapToLong(JsonNode::asLong).sum());
    assertThat(before.at("/soon/runs").asLong() - storage().at("/soon/runs").asLong()).isEqualTo(1);
    assertThat(before.at("/soon/changes").asLong() - storage().at("/soon/changes").asLong())
        .isEqualTo(ROWS);
  }

  private static JsonNode storage() {
    HttpResponse<String> answer = server.get("viewer", "/api/storage");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  @Test
  void forgetsIdempotencyKeysAfterADay() {
    for (String key : List.of("yesterday's", "today's")) {
      server.send(
          server
              .request("operator", "/api/synchronizations")
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .POST(BodyPublishers.ofString("{\"connector\":\"acme\",\"mode\":\"complete\"}")));
    }
    server
        .database()
        .update(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.CREATED_AT, OffsetDateTime.now().minus(Duration.ofHours(25)))
        .where(IDEMPOTENCY_KEY.KEY.eq("yesterday's"))
        .execute();

    server.bean(Forgetting.class).forget();

    assertThat(server.database().fetchValues(IDEMPOTENCY_KEY.KEY)).containsExactly("today's");
  }

  @Test
  void keepsDefinitionOfManyRunsOnce() {
    UUID first = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    UUID second = secondServer.start("{\"connector\":\"acme\",\"mode\":\"initial\"}");

    assertThat(server.database().fetchCount(RUN_DEFINITION)).isEqualTo(1);
    assertThat(
            server.bean(Synchronizations.class).findAllById(List.of(first, second)).stream()
                .map(run -> run.definition())
                .toList())
        .containsExactly(RunningServer.DEFINITION, RunningServer.DEFINITION);
  }

  private static boolean forgetAll(RunningServer each, UUID run) {
    for (int times = 0; times < 100; times++) {
      each.bean(Forgetting.class).forget();
      if (each.bean(Synchronizations.class).findById(run).orElseThrow().planDeleted()) {
        return true;
      }
      // Waits for the piece that the other server is at, which this one has just passed over.
      each.database().execute("SELECT FROM synchronization WHERE id = {0} FOR UPDATE", val(run));
    }
    return false;
  }

  /** A run that planned inserts in a part of the plan, and has a rejected row. */
  private static void inspect(UUID id) {
    Synchronization run = server.bean(Synchronizations.class).findById(id).orElseThrow();
    server.bean(Inspector.class).inspect(id, run.planDigest(), RunDefinitions.of(run), read -> {});
  }

  private static long inspected(UUID id) {
    return server.bean(Inspections.class).of(id).orElseThrow().changes();
  }

  private static UUID planned() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    server.bean(RepositoryActivities.class).takeTurn(new TurnRequest(id.toString(), false));
    String files =
        """
        {"files":[{"target":"Person","association":false,"source":"people","read":%d,"rejected":1,
          "duplicates":0,"rows":%d,"commands":false,"content":"ROWS","sha256":"00"}]}
        """
            .formatted(ROWS + 1, ROWS);
    String compare = "/agent/synchronizations/" + id + "/compare";
    String attempt = json(agent("POST", compare, files)).get("attempt").asString();
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(",%1$05d,name of %1$d\n"::formatted)
            .collect(Collectors.joining("", "command,id,name\n", ""));
    agent("PUT", compare + "/" + attempt + "/rows/Person", rows);
    agent(
        "PUT",
        compare + "/" + attempt + "/rejects/Person",
        "line,column,code,reason,key\n4,name,required,empty,3,3,\n");
    HttpResponse<String> plan = agent("POST", compare + "/" + attempt + "/finish", "");
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    return id;
  }

  private static HttpResponse<String> agent(String method, String path, String body) {
    return server.send(
        server
            .agentRequest("default", path)
            .header("Content-Type", method.equals("PUT") ? "text/csv" : "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static void close(UUID id, Status status) {
    server
        .bean(RepositoryActivities.class)
        .close(new CloseRequest(id.toString(), status, List.of(), null, null, null));
  }

  private static ApplyRequest request(UUID run) {
    String digest = server.bean(Synchronizations.class).findById(run).orElseThrow().planDigest();
    return new ApplyRequest(run.toString(), digest, List.of(), null);
  }

  private static ConnectorDefinition definition(UUID run) {
    return RunDefinitions.of(server.bean(Synchronizations.class).findById(run).orElseThrow());
  }

  private static void endedDaysAgo(UUID run, int days) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.ENDED_AT, OffsetDateTime.now().minusDays(days))
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();
  }

  private static int count(Table<?> table, Condition condition) {
    return server.database().fetchCount(table, condition);
  }

  private static int parts(UUID run) {
    return server
        .database()
        .fetchSingle(
            "SELECT count(*) FROM pg_inherits JOIN pg_constraint ON conrelid = inhrelid"
                + " WHERE pg_get_constraintdef(pg_constraint.oid) LIKE {0}",
            val("%" + run + "%"))
        .get(0, Integer.class);
  }
}
