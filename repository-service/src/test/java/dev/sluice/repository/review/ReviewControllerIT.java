package dev.sluice.repository.review;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.REVIEW_DECISION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(SharedServers.Extension.class)
class ReviewControllerIT {
  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    temporal = shared.temporal();
    server = shared.server();
  }

  @Test
  void resumesHeldRunOnceAndSaysSoTwice() {
    UUID id = held();

    HttpResponse<String> first =
        decide("reviewer", id, "resume", "{\"comment\":\"as planned\",\"planDigest\":\"abc\"}");
    HttpResponse<String> again = decide("admin", id, "resume", "{}");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(json(first).get("id").asString()).isEqualTo(id.toString());
    assertThat(json(first).get("decision").get("by").asString()).isEqualTo("reviewer");
    assertThat(json(first).get("decision").get("comment").asString()).isEqualTo("as planned");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("decision").get("by").asString()).isEqualTo("reviewer");
  }

  @Test
  void takesDecisionWithoutBody() {
    HttpResponse<String> answer =
        server.send(
            server
                .request("reviewer", "/api/synchronizations/" + held() + "/resume")
                .POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void refusesTheOppositeDecision() {
    UUID id = held();
    decide("reviewer", id, "cancel", "{}");
    HttpResponse<String> answer = decide("reviewer", id, "resume", "{}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("type").asString())
        .isEqualTo("urn:sluice:problem:decision-refused");
    assertThat(json(answer).get("detail").asString()).isEqualTo("The run was already decided.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok\\u0000", "ok\\u001b", "ok\\ud800"})
  void refusesCommentThatNoDatabaseKeeps(String comment) {
    UUID held = held();
    for (String what : List.of("resume", "cancel")) {
      HttpResponse<String> answer =
          decide("reviewer", held, what, "{\"comment\":\"" + comment + "\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    UUID running = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    assertThat(
            decide("operator", running, "cancel", "{\"comment\":\"" + comment + "\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesCommentThatIsTooLong() {
    UUID id = held();
    String longest = "x".repeat(2000);
    HttpResponse<String> answer =
        decide("reviewer", id, "resume", "{\"comment\":\"" + longest + "x\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").asString()).contains("at most 2000 characters");
    assertThat(decide("reviewer", id, "resume", "{\"comment\":\"" + longest + "\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesDecisionOnAnotherPlan() {
    HttpResponse<String> answer =
        decide("reviewer", held(), "resume", "{\"planDigest\":\"other\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("detail").asString()).contains("another plan");
  }

  @Test
  void operatorMayNotCancelHeldRun() {
    assertThat(decide("operator", held(), "cancel", "{}").statusCode()).isEqualTo(403);
  }

  /** The run is held between the look at it and the record of the wish. */
  @Test
  void operatorMayNotCancelARunThatBecomesHeld() throws Exception {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    CompletableFuture<HttpResponse<String>> answer =
        server
            .bean(TransactionTemplate.class)
            .execute(
                status -> {
                  server
                      .database()
                      .update(SYNCHRONIZATION)
                      .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
                      .set(SYNCHRONIZATION.PLAN_DIGEST, "abc")
                      .where(SYNCHRONIZATION.ID.eq(id))
                      .execute();
                  CompletableFuture<HttpResponse<String>> asked =
                      CompletableFuture.supplyAsync(() -> decide("operator", id, "cancel", "{}"));
                  awaitSomebodyAtTheLock();
                  return asked;
                });

    assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
    assertThat(
            server
                .database()
                .fetchCount(REVIEW_DECISION, REVIEW_DECISION.SYNCHRONIZATION_ID.eq(id)))
        .isZero();
    assertThat(temporal.heard(WorkflowIds.synchronization("acme", id.toString())))
        .isNotEqualTo("cancelled by operator");
  }

  @Test
  void operatorCancelsRunThatIsNotHeldYet() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    assertThat(decide("operator", id, "cancel", "{\"comment\":\"no\"}").statusCode())
        .isEqualTo(202);
    assertThat(temporal.heard(WorkflowIds.synchronization("acme", id.toString())))
        .isEqualTo("cancelled by operator");
  }

  @Test
  void answersDecisionAfterTheEndByWhatWasDecided() {
    UUID id = held();
    server
        .bean(RepositoryActivities.class)
        .close(
            new CloseRequest(
                id.toString(),
                Status.CANCELLED,
                List.of(),
                null,
                new Decision(Decision.Kind.CANCEL, "reviewer", "no", null),
                null));

    assertThat(decide("reviewer", id, "cancel", "{}").statusCode()).isEqualTo(200);
    HttpResponse<String> opposite = decide("reviewer", id, "resume", "{}");
    assertThat(opposite.statusCode()).isEqualTo(409);
    assertThat(json(opposite).get("detail").asString())
        .isEqualTo("The run was already cancelled by reviewer (through Temporal).");
    assertThat(
            server
                .database()
                .fetchCount(REVIEW_DECISION, REVIEW_DECISION.SYNCHRONIZATION_ID.eq(id)))
        .isEqualTo(1);
  }

  @Test
  void refusesDecisionOnRunThatEndedWithoutOne() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    server
        .bean(RepositoryActivities.class)
        .close(new CloseRequest(id.toString(), Status.FAILED, List.of(), null, null, null));
    HttpResponse<String> answer = decide("reviewer", id, "cancel", "{}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("detail").asString()).contains("has ended");
  }

  @Test
  void refusesDecisionOnRunWhoseWorkflowIsGone() {
    UUID id = held();
    temporal.terminate(WorkflowIds.synchronization("acme", id.toString()));
    assertThat(decide("reviewer", id, "resume", "{}").statusCode()).isEqualTo(409);
  }

  @Test
  void carriesDecisionToTheWorkflowThatGoesOnAfterReset() {
    UUID id = held();
    String workflowId = WorkflowIds.synchronization("acme", id.toString());
    temporal.terminate(workflowId);
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.WORKFLOW_ORIGINAL_RUN_ID, temporal.start(workflowId, id))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();

    HttpResponse<String> answer = decide("reviewer", id, "resume", "{}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("decision").get("by").asString()).isEqualTo("reviewer");
  }

  @Test
  void carriesDecisionToNoOtherWorkflowOfTheSameId() {
    UUID id = held();
    String workflowId = WorkflowIds.synchronization("acme", id.toString());
    temporal.terminate(workflowId);
    temporal.start(workflowId, id);

    assertThat(decide("reviewer", id, "resume", "{}").statusCode()).isEqualTo(409);
  }

  @Test
  void doesNotKnowOtherRuns() {
    HttpResponse<String> answer = decide("reviewer", UUID.randomUUID(), "resume", "{}");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static UUID held() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
        .set(SYNCHRONIZATION.PLAN_DIGEST, "abc")
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
    return id;
  }

  private static void awaitSomebodyAtTheLock() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (server.database().fetchCount(DSL.table("pg_locks"), DSL.condition("NOT granted")) == 0) {
      assertThat(System.nanoTime()).as("somebody waits for the run").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static HttpResponse<String> decide(String user, UUID id, String what, String body) {
    return server.post(user, "/api/synchronizations/" + id + "/" + what, body);
  }
}
