package dev.sluice.repository.agent;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.CloseRequest;
import dev.sluice.contract.repository.HoldRequest;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.repository.PlanRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.apply.Applier;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.turn.RunLifecycle;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that were read and not applied are missing, until something makes them good. */
@ExtendWith(SharedServers.Extension.class)
class MissedCommandsIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @AfterEach
  void forget() {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.PLANNED.name())
        .set(SYNCHRONIZATION.TURN, "RELEASED")
        .execute();
    server.database().deleteFrom(RESOURCE).execute();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "CANCELLED", "EXPIRED", "INTERRUPTED"})
  void holdsLaterCommandsEvenByForce(Status end) {
    close(withTurn("one", false), end);
    assertThat(missing()).isEqualTo(1);

    UUID later = withTurn("two", true);
    Plan plan = planned(later, "two");

    assertThat(plan.breaches()).contains(new Breach("acme", Breach.MISSED_COMMANDS, 0, 1));
    ARun.refused(FailureType.NOT_REVIEWED, () -> apply(later, plan, null));
    apply(later, plan, new Decision(Decision.Kind.RESUME, "rita", "I know", plan.digest()));
    assertThat(missing()).as("until a complete run was applied").isEqualTo(1);
  }

  @Test
  void endsWithAnAppliedCompleteRun() {
    close(withTurn("one", false), Status.FAILED);
    close(withTurn("two", false), Status.CANCELLED);
    assertThat(missing()).isEqualTo(2);

    UUID complete = start("complete", true);
    take(complete, null);
    Plan plan = planned(complete, null);
    assertThat(plan.breaches())
        .extracting(Breach::threshold)
        .doesNotContain(Breach.MISSED_COMMANDS);
    assertThat(missing()).isEqualTo(2);
    apply(complete, plan, null);

    assertThat(missing()).isZero();
    UUID later = withTurn("three", true);
    assertThat(planned(later, "three").breaches())
        .extracting(Breach::threshold)
        .doesNotContain(Breach.MISSED_COMMANDS);
  }

  @Test
  void endsWithTheSameFilesApplied() {
    close(withTurn("one", false), Status.FAILED);

    UUID again = withTurn("one", true);
    Plan plan = planned(again, "one");
    assertThat(plan.breaches())
        .extracting(Breach::threshold)
        .doesNotContain(Breach.MISSED_COMMANDS);
    apply(again, plan, null);

    assertThat(missing()).isZero();
  }

  @Test
  void countsWhatASupersededRunCarriedUntilTheCompleteOneIsApplied() {
    UUID superseded = withTurn("one", false);
    activities()
        .hold(new HoldRequest(superseded.toString(), List.of(), Instant.now().plusSeconds(60)));
    UUID complete = start("complete", true);
    assertThat(take(complete, null).kind()).isEqualTo(TurnAnswer.Kind.GRANTED);
    assertThat(missing()).isEqualTo(1);

    apply(complete, planned(complete, null), null);

    assertThat(missing()).isZero();
  }

  @Test
  void holdsNoRunThatCarriesNone() {
    close(withTurn("one", false), Status.FAILED);

    UUID plain = withTurn(null, true);

    assertThat(planned(plain, null).breaches())
        .extracting(Breach::threshold)
        .doesNotContain(Breach.MISSED_COMMANDS);
  }

  @Test
  void missesNothingOfRunsThatCarriedNothingOrOnlyLooked() {
    close(withTurn(null, false), Status.FAILED);
    UUID dry = server.start("{\"connector\":\"acme\",\"mode\":\"incremental\",\"dryRun\":true}");
    take(dry, "one");
    close(dry, Status.FAILED);

    assertThat(missing()).isZero();
    assertThat(server.get("viewer", "/api/connectors").body()).contains("\"missedCommands\":null");
  }

  /** How many runs' commands the connector shows to be missing, in the list and by itself. */
  private static int missing() {
    var listed =
        json(server.get("viewer", "/api/connectors")).get("items").get(0).get("missedCommands");
    var shown = json(server.get("viewer", "/api/connectors/acme")).get("missedCommands");
    assertThat(listed).isEqualTo(shown);
    return shown.isNull() ? 0 : shown.get("runs").asInt();
  }

  private static UUID withTurn(@Nullable String file, boolean force) {
    UUID id = start("incremental", force);
    assertThat(take(id, file).kind()).isEqualTo(TurnAnswer.Kind.GRANTED);
    return id;
  }

  private static UUID start(String mode, boolean force) {
    return server.start(
        "{\"connector\":\"acme\",\"mode\":\"%s\",\"force\":%s}".formatted(mode, force));
  }

  private static TurnAnswer take(UUID id, @Nullable String file) {
    return activities()
        .takeTurn(
            new TurnRequest(id.toString(), file != null, file == null ? null : "people " + file));
  }

  private static void close(UUID id, Status status) {
    activities().close(new CloseRequest(id.toString(), status, List.of(), null, null, null));
  }

  private static void apply(UUID id, Plan plan, @Nullable Decision decision) {
    var request = new ApplyRequest(id.toString(), plan.digest(), List.of(), decision);
    server.bean(RunLifecycle.class).startApplying(id, request);
    Synchronization run = server.bean(Synchronizations.class).findById(id).orElseThrow();
    server.bean(Applier.class).apply(request, RunDefinitions.of(run));
    close(id, Status.COMPLETED);
  }

  /** The plan of one row, which is a command where the run carries a file of them. */
  private static Plan planned(UUID id, @Nullable String file) {
    boolean incremental =
        server.bean(Synchronizations.class).findById(id).orElseThrow().mode() == Mode.INCREMENTAL;
    String files =
        """
        {"files":[{"target":"Person","association":false,"source":"people","read":1,"rejected":0,
          "duplicates":0,"rows":1,"commands":%s,"content":"ROWS","sha256":"00",
          "sourceSha256":"%s"}]}
        """
            .formatted(file != null, file);
    HttpResponse<String> begun = post(id, "/compare", files);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String attempt = "/compare/" + json(begun).get("attempt").asString();
    HttpResponse<String> rows =
        server.send(
            server
                .agentRequest("default", path(id, attempt + "/rows/Person"))
                .header("Content-Type", "text/csv")
                .PUT(
                    BodyPublishers.ofString(
                        "command,id,name\n"
                            + (incremental ? (file == null ? "insert" : "merge") : "")
                            + ",1,Ada\n")));
    assertThat(rows.statusCode()).as(rows.body()).isEqualTo(204);
    assertThat(post(id, attempt + "/finish", "").statusCode()).isEqualTo(200);
    return activities().plan(new PlanRequest(id.toString()));
  }

  private static HttpResponse<String> post(UUID id, String what, String body) {
    return server.send(
        server
            .agentRequest("default", path(id, what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String path(UUID id, String what) {
    return "/agent/synchronizations/" + id + what;
  }

  private static RepositoryActivities activities() {
    return server.bean(RepositoryActivities.class);
  }
}
