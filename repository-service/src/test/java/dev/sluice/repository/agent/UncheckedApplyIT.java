package dev.sluice.repository.agent;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.REVIEW_DECISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.PlanRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Kind;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.turn.RunLifecycle;
import io.temporal.failure.ApplicationFailure;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whoever asks for what: a plan over its limits is applied after a recorded decision only. */
@ExtendWith(SharedServers.Extension.class)
class UncheckedApplyIT {
  private static final String FILES =
      """
      {"files":[{"target":"Person","association":false,"source":"people","read":2,"rejected":0,
        "duplicates":0,"rows":2,"commands":false,"content":"ROWS","sha256":"00"}]}
      """;
  private static final List<Breach> INTO_NOTHING =
      List.of(new Breach("acme", "maxPercentageInsertedLines", 30, 200, 2L, 0L));

  private static TestTemporal temporal;
  private static RunningServer server;
  private UUID id;

  @BeforeAll
  static void start(SharedServers shared) {
    temporal = shared.temporal();
    server = shared.server();
    server
        .database()
        .update(CONNECTOR)
        .set(
            CONNECTOR.DEFINITION,
            RunningServer.DEFINITION + "thresholds: { maxPercentageInsertedLines: 30 }\n")
        .execute();
  }

  @AfterEach
  void endTheRun() {
    activities()
        .close(new CloseRequest(id.toString(), Status.CANCELLED, List.of(), null, null, null));
    server.database().deleteFrom(RESOURCE).execute();
  }

  @Test
  void givesThePlanWithWhatItExceedsWhateverTheAgentSays() {
    Plan plan = planned("complete", false);

    assertThat(plan.resources().get("Person").inserted()).isEqualTo(2);
    assertThat(plan.breaches()).isEqualTo(INTO_NOTHING);
    assertThat(run().breaches()).isEqualTo(INTO_NOTHING);
  }

  @Test
  void hasNoPlanBeforeAllRowsHaveArrived() {
    id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    activities().takeTurn(new TurnRequest(id.toString(), false));
    post("/compare", FILES);

    assertThatThrownBy(() -> activities().plan(new PlanRequest(id.toString())))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo(FailureType.PLAN_CHANGED.name());
              assertThat(e.isNonRetryable()).isTrue();
            });
  }

  @Test
  void refusesWhatExceedsItsLimitsWithoutADecision() {
    Plan plan = planned("complete", false);

    ARun.refused(FailureType.NOT_REVIEWED, () -> apply(plan, null));
    ARun.refused(
        FailureType.NOT_REVIEWED,
        () -> apply(plan, new Decision(Kind.CANCEL, "rita", null, plan.digest())));
    ARun.refused(
        FailureType.NOT_REVIEWED,
        () -> apply(plan, new Decision(Kind.RESUME, "rita", null, "another")));

    assertThat(run().status()).isNotEqualTo(Status.APPLYING);
    assertThat(server.database().fetchCount(RESOURCE)).isZero();
    assertThat(
            server
                .database()
                .fetchCount(REVIEW_DECISION, REVIEW_DECISION.SYNCHRONIZATION_ID.eq(id)))
        .isZero();
  }

  @Test
  void keepsWhatItFoundWhateverTheWorkflowClaims() {
    Plan plan = planned("complete", false);
    activities().hold(new HoldRequest(id.toString(), List.of(), Instant.now().plusSeconds(60)));

    assertThat(run().breaches()).isEqualTo(INTO_NOTHING);
    apply(plan, new Decision(Kind.RESUME, "rita", null, plan.digest()));
    assertThat(run().breaches()).isEqualTo(INTO_NOTHING);
  }

  @Test
  void appliesWithoutADecisionWhatForceOrModeLetPass() {
    apply(planned("complete", true), null);
    assertThat(run().status()).isEqualTo(Status.COMPLETED);
    assertThat(run().breaches()).isEqualTo(INTO_NOTHING);
    server.database().deleteFrom(RESOURCE).execute();

    Plan initial = planned("initial", false);
    assertThat(initial.breaches()).isEmpty();
    apply(initial, null);
    assertThat(run().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void recordsWhoDecidedOverRest() {
    Plan plan = planned("complete", false);
    activities().hold(new HoldRequest(id.toString(), List.of(), Instant.now().plusSeconds(60)));
    HttpResponse<String> answer =
        server.post(
            "reviewer", "/api/synchronizations/" + id + "/resume", "{\"comment\":\"announced\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("decision").get("via").asString()).isEqualTo("rest");

    // What the workflow was told, with the plan that was waiting when somebody said so.
    apply(plan, new Decision(Kind.RESUME, "reviewer", "announced", plan.digest()));

    assertThat(run().status()).isEqualTo(Status.COMPLETED);
    assertThat(shown().get("decision").get("by").asString()).isEqualTo("reviewer");
    assertThat(shown().get("decision").get("via").asString()).isEqualTo("rest");
    assertThat(shown().get("decision").get("planDigest").asString()).isEqualTo(plan.digest());
  }

  @Test
  void showsThatANameCameThroughTemporal() {
    Plan plan = planned("complete", false);
    activities().hold(new HoldRequest(id.toString(), List.of(), Instant.now().plusSeconds(60)));

    apply(plan, new Decision(Kind.RESUME, "reviewer", "said so", null));

    assertThat(shown().get("decision").get("by").asString()).isEqualTo("reviewer");
    assertThat(shown().get("decision").get("via").asString()).isEqualTo("temporal");
    assertThat(shown().get("decision").get("planDigest").asString()).isEqualTo(plan.digest());
    HttpResponse<String> opposite =
        server.post("reviewer", "/api/synchronizations/" + id + "/cancel", "{}");
    assertThat(json(opposite).get("detail").asString())
        .isEqualTo("The run was already resumed by reviewer (through Temporal).");
  }

  /** A run whose two rows the agent has sent, over HTTP. */
  private Plan planned(String mode, boolean force) {
    id =
        server.start(
            "{\"connector\":\"acme\",\"mode\":\"%s\",\"force\":%s}".formatted(mode, force));
    activities().takeTurn(new TurnRequest(id.toString(), false));
    HttpResponse<String> begun = post("/compare", FILES);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String attempt = "/compare/" + json(begun).get("attempt").asString();
    HttpResponse<String> rows =
        server.send(
            server
                .agentRequest("default", path(attempt + "/rows/Person"))
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString("command,id,name\n,1,Ada\n,2,Bert\n")));
    assertThat(rows.statusCode()).as(rows.body()).isEqualTo(204);
    assertThat(post(attempt + "/finish", "").statusCode()).isEqualTo(200);
    return activities().plan(new PlanRequest(id.toString()));
  }

  private void apply(Plan plan, @Nullable Decision decision) {
    // Claims that nothing is exceeded.
    var request = new ApplyRequest(id.toString(), plan.digest(), List.of(), decision);
    server.bean(RunLifecycle.class).startApplying(id, request);
    server.bean(Applier.class).apply(request, RunDefinitions.of(run()));
    activities()
        .close(new CloseRequest(id.toString(), Status.COMPLETED, List.of(), null, null, null));
  }

  private JsonNode shown() {
    return json(server.get("viewer", "/api/synchronizations/" + id));
  }

  private Synchronization run() {
    return server.bean(Synchronizations.class).findById(id).orElseThrow();
  }

  private HttpResponse<String> post(String what, String body) {
    return server.send(
        server
            .agentRequest("default", path(what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private String path(String what) {
    return "/agent/synchronizations/" + id + what;
  }

  private static RepositoryActivities activities() {
    return server.bean(RepositoryActivities.class);
  }
}
