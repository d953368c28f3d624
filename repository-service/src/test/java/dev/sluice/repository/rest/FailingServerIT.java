package dev.sluice.repository.rest;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.IDEMPOTENCY_KEY;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What people and logs are told when something beneath the server fails. */
@ExtendWith(OutputCaptureExtension.class)
class FailingServerIT {
  private static final String COMPLETE = "{\"connector\":\"acme\",\"mode\":\"complete\"}";

  @Test
  void leavesNothingBehindWhenTemporalDoesNotAnswer() {
    try (TestTemporal temporal = new TestTemporal();
        RunningServer server =
            new RunningServer(
                TestDatabase.freshUrl(),
                temporal.target(),
                "--sluice.repository.temporal-timeout=1s")) {
      server.loadConnector();
      temporal.close();

      HttpResponse<String> answer =
          server.send(
              server
                  .request("operator", "/api/synchronizations")
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", "once")
                  .POST(BodyPublishers.ofString(COMPLETE)));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:unavailable");
      assertThat(server.database().fetchCount(SYNCHRONIZATION)).isZero();
      assertThat(server.database().fetchCount(IDEMPOTENCY_KEY)).isZero();
    }
  }

  @Test
  void failsTheRunOfAnAgentThatSendsWhatTheServerCannotTake(CapturedOutput output) {
    try (TestTemporal temporal = new TestTemporal();
        RunningServer server = new RunningServer(TestDatabase.freshUrl(), temporal.target())) {
      server.loadConnector();
      UUID id = server.start(COMPLETE);
      server.bean(RepositoryActivities.class).takeTurn(new TurnRequest(id.toString(), false));
      TestDatabase.asOwner(server.database())
          .execute("ALTER TABLE compared_target ADD CHECK (read < 7)");

      HttpResponse<String> answer =
          server.send(
              server
                  .agentRequest("default", "/agent/synchronizations/" + id + "/compare")
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          """
                          {"files":[{"target":"Person","association":false,"source":"people","read":7,
                            "rejected":0,"duplicates":0,"rows":7,"commands":false,"content":"ROWS",
                            "sha256":"00"}]}
                          """)));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(json(answer).get("failureType").asString()).isEqualTo("INTERNAL");
      assertThat(json(answer).get("remedy").asString()).contains("log");
      assertThat(output.getAll()).contains("A request failed unexpectedly", "SQL state 23514");
    }
  }

  @Test
  void keepsStatementsAndValuesToItself(CapturedOutput output) {
    try (TestTemporal temporal = new TestTemporal();
        RunningServer server = new RunningServer(TestDatabase.freshUrl(), temporal.target())) {
      server.loadConnector();
      // PostgreSQL quotes the whole row when such a constraint fails.
      TestDatabase.asOwner(server.database())
          .execute("ALTER TABLE synchronization ADD CHECK (requested_by <> 'operator')");

      HttpResponse<String> answer = server.post("operator", "/api/synchronizations", COMPLETE);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:internal");
      assertThat(answer.body()).doesNotContainIgnoringCase("insert", "constraint", "people.csv");
      assertThat(output.getAll())
          .contains("A request failed unexpectedly", "SQL state 23514")
          .doesNotContain("Failing row", "INSERT INTO", "people.csv");
    }
  }
}
