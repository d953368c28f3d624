package dev.sluice.repository.turn;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnAnswer.Kind;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.BusyException;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import io.temporal.failure.ApplicationFailure;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with few connections, while somebody keeps a lock for as long as he likes. */
class LimitedWaitIT {
  private static final String COMPLETE = "{\"connector\":\"acme\",\"mode\":\"complete\"}";
  private static final String DRY =
      "{\"connector\":\"acme\",\"mode\":\"complete\",\"dryRun\":true}";

  private final TestTemporal temporal = new TestTemporal();
  private final String database = TestDatabase.freshUrl();
  private final RunningServer server =
      new RunningServer(
          database,
          temporal.target(),
          "--spring.datasource.hikari.maximum-pool-size=4",
          "--spring.datasource.hikari.connection-init-sql=SET lock_timeout = '2s'");
  private Connection somebody;

  @BeforeEach
  void keepAConnection() throws SQLException {
    server.loadConnector();
    somebody = DriverManager.getConnection(database, "postgres", "");
    somebody.setAutoCommit(false);
  }

  @AfterEach
  void stop() throws SQLException {
    somebody.close();
    server.close();
    temporal.close();
  }

  @Test
  void earlierAttemptThatStillAppliesHoldsUpNobody() throws Exception {
    UUID applied = opened(COMPLETE);
    List<UUID> waiting = Stream.generate(() -> opened(DRY)).limit(8).toList();
    take(applied);
    keeps("SELECT FROM synchronization WHERE id = '" + applied + "' FOR UPDATE");
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<TurnAnswer>> answers = new ArrayList<>();
      List<Future<Throwable>> attempts = new ArrayList<>();
      for (UUID each : waiting) {
        answers.add(callers.submit(() -> take(each)));
        attempts.add(callers.submit(failureOf(() -> startApplying(applied))));
      }
      for (Future<Throwable> attempt : attempts) {
        assertThat(attempt.get())
            .isInstanceOf(BusyException.class)
            .hasMessageContaining("is still working");
      }
      for (Future<TurnAnswer> answer : answers) {
        assertThat(answer.get().kind()).isEqualTo(Kind.WAIT);
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(server.get("viewer", "/api/synchronizations").statusCode()).isEqualTo(200);
  }

  @Test
  void stepWaitsForAnotherDecisionWithinALimit() throws SQLException {
    UUID id = opened(COMPLETE);
    keeps("SELECT pg_advisory_xact_lock(hashtextextended('turn/acme', 0))");

    assertThatThrownBy(() -> close(id))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.isNonRetryable()).isFalse();
              assertThat(failure.getOriginalMessage()).contains("Somebody else");
            });
    somebody.rollback();
    close(id);
    assertThat(run(id).status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void agentTriesAgainWhileSomebodyKeepsTheRun() throws SQLException {
    UUID id = opened(COMPLETE);
    take(id);
    keeps("SELECT FROM synchronization WHERE id = '" + id + "' FOR UPDATE");

    assertThat(
            server
                .send(
                    server
                        .agentRequest("default", "/agent/synchronizations/" + id + "/compare")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"files\":[]}")))
                .statusCode())
        .isEqualTo(503);
  }

  @Test
  void personIsToldThatTheTypeIsBeingWritten() throws SQLException {
    keeps("SELECT pg_advisory_xact_lock(hashtext('entity-type/Person'))");

    HttpResponse<String> answer =
        server.post(
            "admin",
            "/api/resources",
            "{\"entityType\":\"Person\",\"key\":\"1\",\"attributes\":{}}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(json(answer).get("detail").asString()).contains("Somebody else");
  }

  @Test
  void readerIsToldThatTheTablesAreBeingMadeAnew() throws SQLException {
    keeps("LOCK TABLE resource IN ACCESS EXCLUSIVE MODE");

    assertThat(server.get("viewer", "/api/resources?entityType=Person").statusCode())
        .isEqualTo(503);
  }

  private void keeps(String lock) throws SQLException {
    try (var statement = somebody.createStatement()) {
      statement.execute(lock);
    }
  }

  /** A run that REST has started and whose workflow has opened it. */
  private UUID opened(String body) {
    UUID id = server.start(body);
    Synchronization run = run(id);
    activities()
        .open(
            new OpenRequest(
                id.toString(),
                new SynchronizationRequest(
                    "acme", "complete", false, run.dryRun(), null, null, id.toString()),
                WorkflowIds.synchronization("acme", id.toString()),
                run.workflowRunId()));
    return id;
  }

  private TurnAnswer take(UUID id) {
    return activities().takeTurn(new TurnRequest(id.toString(), false));
  }

  private void startApplying(UUID id) {
    server
        .bean(RunLifecycle.class)
        .startApplying(id, new ApplyRequest(id.toString(), "abc", List.of(), null));
  }

  private void close(UUID id) {
    activities()
        .close(new CloseRequest(id.toString(), Status.CANCELLED, List.of(), null, null, null));
  }

  private static Callable<Throwable> failureOf(Runnable step) {
    return () -> {
      try {
        step.run();
        return null;
      } catch (RuntimeException failure) {
        return failure;
      }
    };
  }

  private RepositoryActivities activities() {
    return server.bean(RepositoryActivities.class);
  }

  private Synchronization run(UUID id) {
    return server.bean(Synchronizations.class).findById(id).orElseThrow();
  }
}
