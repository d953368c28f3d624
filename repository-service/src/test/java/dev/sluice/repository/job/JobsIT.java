package dev.sluice.repository.job;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.run.OpenRuns;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the server says and decides of jobs, on a service that keeps no schedules. */
@ExtendWith(SharedServers.Extension.class)
class JobsIT {
  private static final String DEFINITION =
      RunningServer.DEFINITION.replace("connector: acme", "connector: nightly")
          + """
          jobs:
            complete: { cron: "0 2 * * *", timeZone: Europe/Paris }
            incremental: { cron: "*/15 7-19 * * 1-5" }
          """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void load() {
    HttpResponse<String> loaded =
        server.send(
            server
                .request("admin", "/api/connectors/nightly")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(DEFINITION)));
    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(201);
  }

  @AfterEach
  void forget() {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "CANCELLED")
        .set(SYNCHRONIZATION.TURN, "RELEASED")
        .where(SYNCHRONIZATION.CONNECTOR.eq("nightly"))
        .and(OpenRuns.condition())
        .execute();
    server
        .database()
        .deleteFrom(SYNCHRONIZATION)
        .where(SYNCHRONIZATION.CONNECTOR.eq("nightly"))
        .execute();
    server.database().deleteFrom(CONNECTOR).where(CONNECTOR.NAME.eq("nightly")).execute();
  }

  @Test
  void saysThatTheServiceKeepsNoSchedules() {
    server.bean(ScheduleKeeping.class).sweep();

    List<JsonNode> jobs = jobs();

    assertThat(jobs).extracting(job -> job.get("job").asString()).contains("complete");
    assertThat(jobs).hasSize(2);
    JsonNode complete = jobs.get(0);
    assertThat(complete.get("cron").asString()).isEqualTo("0 2 * * *");
    assertThat(complete.get("timeZone").asString()).isEqualTo("Europe/Paris");
    assertThat(complete.get("schedule").asString()).isEqualTo("UNSUPPORTED");
    assertThat(complete.get("next")).isEmpty();
    assertThat(jobs.get(1).get("timeZone").asString()).isEqualTo("UTC");
  }

  @Test
  void showsTheJobsOfAConnector() {
    JsonNode jobs = RunningServer.json(server.get("viewer", "/api/connectors/nightly")).get("jobs");

    assertThat(jobs.get("complete").get("timeZone").asString()).isEqualTo("Europe/Paris");
    assertThat(jobs.get("incremental").get("cron").asString()).isEqualTo("*/15 7-19 * * 1-5");
    assertThat(
            RunningServer.json(server.get("viewer", "/api/connectors/acme"))
                .get("jobs")
                .get("complete")
                .isNull())
        .isTrue();
  }

  @Test
  void pagesThroughJobs() {
    JsonNode first =
        RunningServer.json(server.get("viewer", "/api/jobs?connector=nightly&limit=1"));
    JsonNode second =
        RunningServer.json(
            server.get(
                "viewer",
                "/api/jobs?connector=nightly&limit=1&after=" + first.get("next").asString()));

    assertThat(first.get("items").get(0).get("job").asString()).isEqualTo("complete");
    assertThat(second.get("items").get(0).get("job").asString()).isEqualTo("incremental");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void remembersWhoSwitchedTheConnectorAndWhy() {
    HttpResponse<String> off =
        server.post("operator", "/api/connectors/nightly/deactivate", "{\"comment\":\"moving\"}");
    JsonNode on =
        RunningServer.json(server.post("operator", "/api/connectors/nightly/activate", "{}"));

    assertThat(off.statusCode()).isEqualTo(200);
    assertThat(RunningServer.json(off).get("active").asBoolean()).isFalse();
    assertThat(RunningServer.json(off).get("by").asString()).isEqualTo("operator");
    assertThat(RunningServer.json(off).get("comment").asString()).isEqualTo("moving");
    assertThat(on.get("active").asBoolean()).isTrue();
    assertThat(on.get("comment").isNull()).isTrue();
  }

  @Test
  void switchesNoConnectorThatIsNotThere() {
    assertThat(server.post("operator", "/api/connectors/nobody/activate", "{}").statusCode())
        .isEqualTo(404);
    assertThat(server.post("viewer", "/api/connectors/nightly/activate", "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .post(
                    "operator",
                    "/api/connectors/nightly/activate",
                    "{\"comment\":\"%s\"}".formatted("x".repeat(2001)))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void keepsTheSwitchWhenTheDefinitionIsLoadedAnew() {
    server.post("operator", "/api/connectors/nightly/deactivate", "{}");

    server.send(
        server
            .request("admin", "/api/connectors/nightly")
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(DEFINITION.replace("0 2 * * *", "0 3 * * *"))));

    assertThat(
            server
                .database()
                .select(CONNECTOR.ACTIVE)
                .from(CONNECTOR)
                .where(CONNECTOR.NAME.eq("nightly"))
                .fetchSingle(CONNECTOR.ACTIVE))
        .isFalse();
    assertThat(jobs().get(0).get("cron").asString()).isEqualTo("0 3 * * *");
  }

  @Test
  void tellsTheOpenRunTheLastOneAndWhatTheOpenOneWaitsFor() {
    UUID ended = due("incremental");
    update(ended, "FAILED", "RELEASED");
    UUID held = due("complete");
    update(held, "AWAITING_REVIEW", "GRANTED");
    UUID waiting = due("incremental");
    update(waiting, "QUEUED", "WAITING");

    JsonNode complete = jobs().get(0);
    JsonNode incremental = jobs().get(1);

    assertThat(complete.get("open").get("id").asString()).isEqualTo(held.toString());
    assertThat(complete.get("waitsFor").isNull()).isTrue();
    assertThat(complete.get("last").isNull()).isTrue();
    assertThat(incremental.get("open").get("id").asString()).isEqualTo(waiting.toString());
    assertThat(incremental.get("waitsFor").asString()).isEqualTo(held.toString());
    assertThat(incremental.get("last").get("id").asString()).isEqualTo(ended.toString());
    assertThat(incremental.get("last").get("status").asString()).isEqualTo("FAILED");
  }

  /** Runs of people are none of a job's business, and are not listed as such. */
  @Test
  void listsTheRunsOfJobsApart() {
    UUID own = server.start("{\"connector\":\"nightly\",\"mode\":\"complete\"}");
    UUID due = due("complete");

    String list =
        server.get("viewer", "/api/synchronizations?connector=nightly&requestedVia=job").body();

    assertThat(list)
        .contains(due.toString())
        .contains("\"requestedBy\":\"complete job\",\"requestedVia\":\"job\"")
        .doesNotContain(own.toString());
    assertThat(jobs().get(0).get("open").get("id").asString()).isEqualTo(due.toString());
    assertThat(server.get("viewer", "/api/synchronizations?requestedVia=nobody").statusCode())
        .isEqualTo(400);
  }

  /**
   * The runs before, in order: i, c and d are an incremental, a complete and an incremental one
   * with commands; + was applied, - cancelled, ! found no usable snapshot.
   */
  @ParameterizedTest
  @CsvSource({
    "''       , incremental, incremental,",
    "c+       , incremental, incremental,",
    "c+ i-    , incremental, incremental,",
    "i!       , incremental, complete   , SNAPSHOT_UNUSABLE",
    "c+ i!    , incremental, complete   , SNAPSHOT_UNUSABLE",
    "c+ i! c- , incremental, complete   , SNAPSHOT_UNUSABLE",
    "i! c+    , incremental, incremental,",
    "c+ d-    , incremental, complete   , MISSED_COMMANDS",
    "c+ d- c+ , incremental, incremental,",
    "d+ d-    , incremental, incremental,",
    "c+ i!    , complete   , complete   ,",
    "c+ d-    , complete   , complete   ,",
  })
  void runsCompleteWhereThereIsAGap(String before, String due, String mode, String gap) {
    for (String run : before.isEmpty() ? new String[0] : before.split(" ")) {
      wasRun(run.charAt(0), run.charAt(1));
    }

    OpenedRun opened = open(UUID.randomUUID(), due);

    assertThat(opened.mode()).isEqualTo(Mode.labelled(mode).orElseThrow());
    JsonNode run =
        RunningServer.json(
            server.get("viewer", "/api/synchronizations/" + opened.synchronizationId()));
    assertThat(run.get("mode").asString()).isEqualTo(mode);
    assertThat(run.get("requestedBy").asString()).isEqualTo(due + " job");
    assertThat(run.get("gap").asString("")).isEqualTo(gap == null ? "" : gap);
  }

  /** A person's incremental run stays one: that person sees what is missing. */
  @Test
  void leavesRunsOfPeopleAsTheyAre() {
    wasRun('i', '!');

    UUID run = server.start("{\"connector\":\"nightly\",\"mode\":\"incremental\"}");

    assertThat(server.get("viewer", "/api/synchronizations/" + run).body())
        .contains("\"mode\":\"incremental\"")
        .contains("\"gap\":null");
  }

  private static void wasRun(char kind, char outcome) {
    UUID id = due(kind == 'c' ? "complete" : "incremental");
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.MODE, kind == 'c' ? "COMPLETE" : "INCREMENTAL")
        .setNull(SYNCHRONIZATION.GAP)
        .set(SYNCHRONIZATION.COMMAND_FILES, kind == 'd' ? id.toString() : null)
        .set(
            SYNCHRONIZATION.FAILURE,
            outcome == '!'
                ? JSONB.valueOf("{\"type\":\"" + FailureType.SNAPSHOT_UNUSABLE + "\"}")
                : null)
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
    update(id, outcome == '+' ? "COMPLETED" : outcome == '!' ? "FAILED" : "CANCELLED", "RELEASED");
    if (outcome == '+') {
      server
          .database()
          .update(CONNECTOR)
          .set(CONNECTOR.LAST_APPLIED, id)
          .where(CONNECTOR.NAME.eq("nightly"))
          .execute();
    }
  }

  private static void update(UUID run, String status, String turn) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, status)
        .set(SYNCHRONIZATION.TURN, turn)
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();
  }

  private static UUID due(String mode) {
    UUID id = UUID.randomUUID();
    open(id, mode);
    return id;
  }

  private static OpenedRun open(UUID id, String mode) {
    return server
        .bean(RepositoryActivities.class)
        .open(
            new OpenRequest(
                id.toString(),
                new SynchronizationRequest("nightly", mode, false, false, null, null, null, true),
                "job/nightly/" + mode + "-" + id,
                "run"));
  }

  private static List<JsonNode> jobs() {
    return RunningServer.json(server.get("viewer", "/api/jobs?connector=nightly"))
        .get("items")
        .valueStream()
        .toList();
  }
}
