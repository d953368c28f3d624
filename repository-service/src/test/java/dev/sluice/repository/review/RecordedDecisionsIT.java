package dev.sluice.repository.review;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.RecordedRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.turn.RunLifecycle;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that obeys nothing but decisions of people who logged in. */
class RecordedDecisionsIT {
  private static final String DIGEST = "abc";

  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    server =
        new RunningServer(
            TestDatabase.freshUrl(),
            temporal.target(),
            "--sluice.review.signals=refuse",
            "--sluice.review.other-person=true",
            "--sluice.security.starts-per-minute=60");
    server.loadConnector();
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  @Test
  void tellsTheWorkflowToAsk() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");

    OpenRequest request =
        new OpenRequest(
            id.toString(),
            new SynchronizationRequest("acme", "complete", false, false, null, null, id.toString()),
            WorkflowIds.synchronization("acme", id.toString()),
            runId(id));

    assertThat(server.bean(RepositoryActivities.class).open(request).obeysRecordedDecisionsOnly())
        .isTrue();
  }

  @Test
  void knowsWhoLoggedInAndWhoDidNot() {
    UUID id = held();
    Decision forged = new Decision(Decision.Kind.RESUME, "reviewer", null, DIGEST);
    assertThat(recorded(id, forged)).isFalse();
    assertThatThrownBy(() -> startApplying(id, forged)).hasMessageContaining("a person resumes it");

    HttpResponse<String> decided =
        server.post("reviewer", "/api/synchronizations/" + id + "/resume", "{}");
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);

    assertThat(recorded(id, forged)).isTrue();
    assertThat(recorded(id, new Decision(Decision.Kind.RESUME, "mallory", null, DIGEST))).isFalse();
    assertThat(recorded(id, new Decision(Decision.Kind.CANCEL, "reviewer", null, DIGEST)))
        .isFalse();
  }

  @Test
  void appliesWhatSomebodyWhoLoggedInResumed() {
    UUID id = held();
    server.post("reviewer", "/api/synchronizations/" + id + "/resume", "{}");

    assertThatCode(
            () -> startApplying(id, new Decision(Decision.Kind.RESUME, "reviewer", null, DIGEST)))
        .doesNotThrowAnyException();
  }

  @Test
  void asksForAnotherPersonThanWhoAskedForTheRun() {
    HttpResponse<String> started =
        server.post(
            "admin", "/api/synchronizations", "{\"connector\":\"acme\",\"mode\":\"complete\"}");
    UUID id = UUID.fromString(json(started).get("id").asString());
    hold(id);

    HttpResponse<String> own =
        server.post("admin", "/api/synchronizations/" + id + "/resume", "{}");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("You requested this run, so somebody else must resume it.");
    assertThat(
            server.post("reviewer", "/api/synchronizations/" + id + "/resume", "{}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void asksForAnotherPersonThanWhoChangedTheLimits() {
    Guests.define(server, "limits", "thresholds: { maximumDeletedLines: 3 }");
    assertThat(resume("admin", "limits")).isEqualTo(403);
    assertThat(resume("reviewer", "limits")).isEqualTo(200);

    // What changes nothing about the limits makes nobody responsible for them.
    server
        .database()
        .update(CONNECTOR)
        .set(CONNECTOR.LIMITS_CHANGED_BY, "jo")
        .where(CONNECTOR.NAME.eq("limits"))
        .execute();
    Guests.define(server, "limits", "thresholds: { maximumDeletedLines: 3 }\nagent: default");
    assertThat(resume("admin", "limits")).isEqualTo(200);
    Guests.define(server, "limits", "thresholds: { maximumDeletedLines: 4 }");
    assertThat(resume("admin", "limits")).isEqualTo(403);
  }

  @Test
  void aConnectorMayLetEverybodyResumeItsRuns() {
    Guests.define(server, "trusting", "review: { otherPerson: false }");

    assertThat(resume("admin", "trusting")).isEqualTo(200);
  }

  /** What a person is answered who resumes a run that somebody else asked for. */
  private static int resume(String person, String connector) {
    UUID id = server.start("{\"connector\":\"" + connector + "\",\"mode\":\"complete\"}");
    hold(id);
    return server.post(person, "/api/synchronizations/" + id + "/resume", "{}").statusCode();
  }

  @Test
  void reviewerCancelsOnlyWhatIsHeld() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");

    assertThat(
            server.post("reviewer", "/api/synchronizations/" + id + "/cancel", "{}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void oneLoginStartsSoManyRunsAMinuteAndNoMore() {
    int status = 0;
    int started = 0;
    HttpResponse<String> last = null;
    while (status != 429 && started < 100) {
      last = server.post("operator", "/api/connectors/nowhere/update-expressions", "{}");
      status = last.statusCode();
      started++;
    }

    assertThat(started).isBetween(60, 75);
    assertThat(last.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(server.get("operator", "/api/connectors").statusCode()).isEqualTo(200);
    assertThat(
            server.post("admin", "/api/connectors/nowhere/update-expressions", "{}").statusCode())
        .isEqualTo(404);
  }

  private static String runId(UUID id) {
    return server
        .database()
        .fetchValue(SYNCHRONIZATION.WORKFLOW_ORIGINAL_RUN_ID, SYNCHRONIZATION.ID.eq(id));
  }

  private static boolean recorded(UUID id, Decision decision) {
    return server
        .bean(RepositoryActivities.class)
        .recorded(new RecordedRequest(id.toString(), decision))
        .recorded();
  }

  private static void startApplying(UUID id, Decision decision) {
    server
        .bean(RunLifecycle.class)
        .startApplying(id, new ApplyRequest(id.toString(), DIGEST, List.of(), decision));
  }

  private static UUID held() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    hold(id);
    return id;
  }

  private static void hold(UUID id) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
        .set(SYNCHRONIZATION.TURN, "GRANTED")
        .set(SYNCHRONIZATION.PLAN_DIGEST, DIGEST)
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }
}
