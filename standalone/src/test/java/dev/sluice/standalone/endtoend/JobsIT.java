package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Jobs as schedules of a real Temporal. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class JobsIT {
  private static final String JOBS =
      """
      jobs:
        complete: { cron: "0 2 * * *", timeZone: Europe/Paris }
        incremental: { cron: "*/15 7-19 * * mon-fri" }
      """;

  private static Path folder;
  private static ServerProcess server;
  private static WorkflowClient client;
  private static ScheduleClient schedules;
  private Company company;
  private String plain;

  @BeforeAll
  static void start(SharedServer shared) {
    folder = shared.folder();
    server = shared.server();
    client = shared.temporal().client();
    schedules = ScheduleClient.newInstance(client.getWorkflowServiceStubs());
  }

  @BeforeEach
  void loadJobs() throws Exception {
    company = Company.named("nightly", folder);
    plain = Files.readString(definition());
    define(plain + JOBS);
    job("complete", each -> each.path("schedule").asString().equals("SCHEDULED"));
    job("incremental", each -> each.path("schedule").asString().equals("SCHEDULED"));
  }

  @AfterEach
  void forgetJobs() throws Exception {
    switched("activate", "{}");
    define(plain);
    server.await(this::ids, List::isEmpty);
  }

  @Test
  void makesChangesAndDeletesSchedulesWithTheDefinition() throws Exception {
    JsonNode complete = job("complete", each -> !each.path("next").isEmpty());
    assertThat(Instant.parse(complete.path("next").get(0).asString()))
        .isBetween(Instant.now(), Instant.now().plusSeconds(86_400));
    assertThat(ids()).containsExactly("job/nightly/complete", "job/nightly/incremental");

    define(plain + JOBS.replace("0 2 * * *", "0 3 * * *"));
    ScheduleDescription changed =
        server.await(
            () -> schedule("complete").describe(),
            each ->
                each.getSchedule().getSpec().getCalendars().get(0).getHour().get(0).getStart()
                    == 3);
    assertThat(changed.getSchedule().getSpec().getTimeZoneName()).isEqualTo("Europe/Paris");

    define(plain + "jobs: { complete: { cron: \"0 3 * * *\" } }\n");
    assertThat(server.await(this::ids, each -> each.size() == 1))
        .containsExactly("job/nightly/complete");
  }

  @Test
  void startsRunsThatSayThatTheyAreAJobs() throws Exception {
    initial();
    company.has(1, 100, "second");

    JsonNode run = triggered("incremental", "COMPLETED");

    assertThat(run.path("mode").asString()).isEqualTo("incremental");
    assertThat(run.path("requestedBy").asString()).isEqualTo("incremental job");
    assertThat(run.path("requestedVia").asString()).isEqualTo("job");
    assertThat(run.path("resources").path("User").path("updated").asInt()).isEqualTo(100);
    assertThat(
            job("incremental", each -> each.path("open").isNull())
                .path("last")
                .path("id")
                .asString())
        .isEqualTo(run.path("id").asString());
  }

  @Test
  void standsStillWhileTheConnectorIsDeactivated() throws Exception {
    switched("deactivate", "{\"comment\":\"moving\"}");

    assertThat(schedule("complete").describe().getSchedule().getState().isPaused()).isTrue();
    assertThat(schedule("complete").describe().getSchedule().getState().getNote())
        .isEqualTo("Deactivated by admin: moving");
    JsonNode paused = job("complete", each -> each.path("schedule").asString().equals("PAUSED"));
    assertThat(paused.path("note").asString()).isEqualTo("Deactivated by admin: moving");
    assertThat(paused.path("next")).isEmpty();

    // A definition that is loaded meanwhile changes nothing about it, nor does a new job.
    define(plain + JOBS.replace("0 2 * * *", "0 4 * * *"));
    server.await(
        () -> schedule("complete").describe(),
        each ->
            each.getSchedule().getSpec().getCalendars().get(0).getHour().get(0).getStart() == 4);
    assertThat(schedule("complete").describe().getSchedule().getState().isPaused()).isTrue();

    switched("activate", "{}");
    assertThat(schedule("complete").describe().getSchedule().getState().isPaused()).isFalse();
  }

  @Test
  void leavesWhatAnOperatorPausedInTemporal() throws Exception {
    schedule("incremental").pause("network work");

    switched("activate", "{}");

    assertThat(schedule("incremental").describe().getSchedule().getState().isPaused()).isTrue();
    assertThat(
            job("incremental", each -> each.path("schedule").asString().equals("PAUSED"))
                .path("note")
                .asString())
        .isEqualTo("network work");
  }

  @Test
  void doesNotPileUpWhileARunWaitsForReview() throws Exception {
    initial();
    company.has(1, 50, "first");
    JsonNode held = triggered("complete", "AWAITING_REVIEW");
    List<String> before = runs("incremental");
    company.has(1, 100, "first");

    for (int time = 0; time < 4; time++) {
      schedule("incremental").trigger();
    }
    JsonNode waiting = job("incremental", each -> !each.path("waitsFor").isNull());
    assertThat(waiting.path("waitsFor").asString()).isEqualTo(held.path("id").asString());

    server.decide(held.path("id").asString(), "cancel");
    server.await(
        () -> schedule("incremental").describe().getInfo(),
        info -> info.getRunningActions().isEmpty() && info.getNumActions() == 2);
    assertThat(runs("incremental")).hasSize(before.size() + 2);
  }

  @Test
  void runsCompleteWhenTheSnapshotIsLost() throws Exception {
    initial();
    deleteSnapshot();
    triggered("incremental", "FAILED");

    JsonNode healed = triggered("incremental", "COMPLETED");
    JsonNode next = triggered("incremental", "COMPLETED");

    assertThat(healed.path("mode").asString()).isEqualTo("complete");
    assertThat(healed.path("gap").asString()).isEqualTo("SNAPSHOT_UNUSABLE");
    assertThat(next.path("mode").asString()).isEqualTo("incremental");
  }

  /** Has the files applied, and waits until the agent has kept its snapshot as well. */
  private static void initial() throws Exception {
    boolean none =
        server.get("/api/resources?entityType=User&q=nightly&limit=1").path("items").isEmpty();
    String id = server.post("nightly", none ? "initial" : "complete");
    JsonNode run = server.await(id, "COMPLETED", "AWAITING_REVIEW");
    if (run.path("status").asString().equals("AWAITING_REVIEW")) {
      server.decide(id, "resume");
    }
    client.newUntypedWorkflowStub(WorkflowIds.synchronization("nightly", id)).getResult(Map.class);
  }

  /** Has the job start a run at once, and gives that run when it has this status. */
  private static JsonNode triggered(String job, String status) throws Exception {
    List<String> before = runs(job);
    schedule(job).trigger();
    List<String> after = server.await(() -> runs(job), each -> each.size() > before.size());
    JsonNode run = server.await(after.get(0), status);
    if (!status.equals("AWAITING_REVIEW")) {
      server.await(
          () -> schedule(job).describe().getInfo(), info -> info.getRunningActions().isEmpty());
    }
    return run;
  }

  /** The ids of the runs that a job started, the latest first. */
  private static List<String> runs(String job) throws Exception {
    return server
        .get("/api/synchronizations?connector=nightly&requestedVia=job&limit=100")
        .path("items")
        .valueStream()
        .filter(run -> run.path("requestedBy").asString().equals(job + " job"))
        .map(run -> run.path("id").asString())
        .toList();
  }

  /** What is said of a job, as soon as it is what the test hopes for. */
  private static JsonNode job(String job, Predicate<JsonNode> hoped) throws Exception {
    JsonNode jobs =
        server.await(
            () -> server.get("/api/jobs?connector=nightly"),
            each -> found(each, job).filter(hoped).isPresent());
    return found(jobs, job).orElseThrow();
  }

  private static Optional<JsonNode> found(JsonNode jobs, String job) {
    return jobs.path("items")
        .valueStream()
        .filter(each -> each.path("job").asString().equals(job))
        .findFirst();
  }

  private static ScheduleHandle schedule(String job) {
    return schedules.getHandle("job/nightly/" + job);
  }

  private List<String> ids() {
    try (Stream<String> listed =
        schedules.listSchedules().map(each -> each.getScheduleId()).sorted()) {
      return listed.toList();
    }
  }

  private static void switched(String what, String body) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/connectors/nightly/" + what)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void define(String text) throws Exception {
    Files.writeString(definition(), text, StandardOpenOption.TRUNCATE_EXISTING);
    server.reload();
  }

  private static Path definition() {
    return folder.resolve("connectors").resolve("nightly.yaml");
  }

  private static void deleteSnapshot() throws IOException {
    Path previous = folder.resolve("data").resolve("agent").resolve("nightly").resolve("previous");
    List<Path> snapshot = within(previous);
    assertThat(snapshot).isNotEmpty();
    for (Path each : snapshot) {
      Files.delete(each);
    }
  }

  /** What is in a folder, the innermost first. */
  private static List<Path> within(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(each -> !each.equals(place)).sorted(Comparator.reverseOrder()).toList();
    }
  }
}
