package dev.sluice.repository.worker;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestTemporal;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServers.Extension.class)
class RepositoryActivitiesIT {
  private static TestTemporal temporal;
  private static RunningServer server;
  private static RepositoryActivities activities;

  @BeforeAll
  static void start(SharedServers shared) {
    temporal = shared.temporal();
    server = shared.server();
    activities = server.bean(RepositoryActivities.class);
  }

  @Test
  void worksOnItsTaskQueue() {
    assertThat(server.bean(WorkerFactory.class).tryGetWorker(TaskQueues.REPOSITORY)).isNotNull();
  }

  @Test
  void registersRunThatWasStartedElsewhereOnce() {
    UUID id = UUID.randomUUID();
    OpenedRun first = activities.open(foreign(id, "acme", "incremental", false, null));
    OpenedRun again = activities.open(foreign(id, "acme", "incremental", false, null));

    assertThat(again).isEqualTo(first);
    assertThat(first.requestedBy()).isEqualTo("temporal");
    assertThat(first.force()).isFalse();
    assertThat(first.connector().name()).isEqualTo("acme");
    assertThat(run(id).workflowId()).isEqualTo("any/" + id);
  }

  @Test
  void tellsNamesThatCameThroughTemporalFromThoseThatLoggedIn() {
    UUID foreign = UUID.randomUUID();
    OpenedRun opened =
        activities.open(
            new OpenRequest(
                foreign.toString(),
                new SynchronizationRequest("acme", "complete", false, false, null, "admin", null),
                "any/" + foreign,
                "run"));
    UUID own = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");

    assertThat(opened.requestedBy()).isEqualTo("admin (through Temporal)");
    assertThat(server.get("viewer", "/api/synchronizations/" + foreign).body())
        .contains("\"requestedBy\":\"admin\",\"requestedVia\":\"temporal\"");
    assertThat(server.get("viewer", "/api/synchronizations/" + own).body())
        .contains("\"requestedBy\":\"forcing\",\"requestedVia\":\"rest\"");
  }

  @Test
  void runKeepsTheDefinitionItStartedWith() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    server
        .database()
        .update(CONNECTOR)
        .set(CONNECTOR.DEFINITION, RunningServer.DEFINITION.replace("people.csv", "others.csv"))
        .execute();
    try {
      Synchronization run = run(id);
      OpenedRun opened =
          activities.open(
              new OpenRequest(
                  id.toString(),
                  request("acme", "complete", false, null, id.toString()),
                  run.workflowId(),
                  run.workflowRunId()));
      assertThat(opened.connector().source("people").csv().path()).isEqualTo("people.csv");
      assertThat(opened.requestedBy()).isEqualTo("forcing");
    } finally {
      server
          .database()
          .update(CONNECTOR)
          .set(CONNECTOR.DEFINITION, RunningServer.DEFINITION)
          .execute();
    }
  }

  @ParameterizedTest(name = "{0} {1} force {2} steps {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          nobody, complete, false, -,     UNKNOWN_CONNECTOR
          acme,   complete, true,  -,     INVALID_REQUEST
          acme,   all,      false, -,     INVALID_REQUEST
          acme,   -,        false, -,     INVALID_REQUEST
          acme,   complete, false, apply, INVALID_REQUEST
          """)
  void refusesForeignRunThatCannotBe(
      String connector, String mode, boolean force, String step, FailureType type) {
    UUID id = UUID.randomUUID();
    List<String> steps = step == null ? null : List.of(step);
    assertThatThrownBy(() -> activities.open(foreign(id, connector, mode, force, steps)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo(type.name());
              assertThat(e.isNonRetryable()).isTrue();
              Failure failure = e.getDetails().get(Failure.class);
              assertThat(failure.type()).isEqualTo(type);
              assertThat(failure.remedy()).isNotBlank();
            });
    assertThat(server.bean(Synchronizations.class).findById(id)).isEmpty();
  }

  @Test
  void refusesIdThatWasNeverRegistered() {
    String id = UUID.randomUUID().toString();
    assertThatThrownBy(
            () ->
                activities.open(
                    new OpenRequest(
                        id, request("acme", "complete", false, null, id), "sync/acme/" + id, "r")))
        .hasMessageContaining("is registered");
  }

  @Test
  void refusesSecondWorkflowForOneRun() {
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    assertThatThrownBy(
            () ->
                activities.open(
                    new OpenRequest(
                        id.toString(),
                        request("acme", "complete", false, null, id.toString()),
                        "another",
                        "r")))
        .hasMessageContaining("driven by another workflow");
  }

  @Test
  void refusesToOpenRunThatHasEnded() {
    UUID id = UUID.randomUUID();
    activities.open(foreign(id, "acme", "complete", false, null));
    Failure why = Failure.of(FailureType.SOURCE_MISSING, "people.csv is missing", "Put it there.");
    List<Breach> breaches = List.of(new Breach("acme", "noRows", 0, 0));
    CloseRequest failed = new CloseRequest(id.toString(), Status.FAILED, breaches, why, null, null);
    activities.close(failed);
    activities.close(failed);

    assertThat(run(id).failure()).isEqualTo(why);
    assertThat(run(id).breaches()).isEqualTo(breaches);
    assertThatThrownBy(() -> activities.open(foreign(id, "acme", "complete", false, null)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class, e -> assertThat(e.getType()).isEqualTo("RUN_ENDED"));
  }

  @Test
  void appliedRunKeepsItsStatusAndSaysWhatWentWrongAfterwards() {
    UUID id = UUID.randomUUID();
    activities.open(foreign(id, "acme", "complete", false, null));
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "COMPLETED")
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
    Failure why = Failure.of(FailureType.INTERNAL, "The files were not promoted", "Run complete.");
    activities.close(new CloseRequest(id.toString(), Status.COMPLETED, List.of(), why, null, null));
    assertThat(run(id).failure()).isEqualTo(why);
    activities.close(new CloseRequest(id.toString(), Status.FAILED, List.of(), null, null, null));
    assertThat(run(id).status()).isEqualTo(Status.COMPLETED);
  }

  private static OpenRequest foreign(
      UUID id, String connector, String mode, boolean force, List<String> steps) {
    return new OpenRequest(
        id.toString(), request(connector, mode, force, steps, null), "any/" + id, "run");
  }

  private static SynchronizationRequest request(
      String connector, String mode, boolean force, List<String> steps, String id) {
    return new SynchronizationRequest(connector, mode, force, false, steps, null, id);
  }

  private static Synchronization run(UUID id) {
    return server.bean(Synchronizations.class).findById(id).orElseThrow();
  }
}
