package dev.sluice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.agent.connection.ConnectionCheck;
import dev.sluice.agent.export.FilesFolder;
import dev.sluice.agent.metric.StepMeters;
import dev.sluice.agent.recount.Recount;
import dev.sluice.agent.send.FakeServer;
import dev.sluice.agent.send.RepositoryClient;
import dev.sluice.agent.send.Sender;
import dev.sluice.agent.send.UploadDoor;
import dev.sluice.agent.upload.UploadTaking;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.AgentActivities;
import dev.sluice.contract.agent.CompareRequest;
import dev.sluice.contract.agent.DeltaRequest;
import dev.sluice.contract.agent.DeltaResult;
import dev.sluice.contract.agent.DiscardRequest;
import dev.sluice.contract.agent.ExportRequest;
import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.agent.PrepareRequest;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PromoteRequest;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Mode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** All steps through Temporal, each of them twice. */
class AgentActivitiesTest {
  private static final String CANARY = "CANARY-4711";
  private static final String ID = "run";

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestActivityEnvironment temporal;
  private FakeServer server;
  private AgentRig rig;
  private AgentActivities activities;

  @BeforeEach
  void start() throws Exception {
    log.start();
    root.addAppender(log);
    ((Logger) LoggerFactory.getLogger("dev.sluice")).setLevel(Level.TRACE);
    server = new FakeServer();
    rig = new AgentRig(folder, AConnector.ofUsers().build());
    RepositoryClient client = new RepositoryClient(server.address(), FakeServer.TOKEN);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        new AgentActivitiesImpl(
            rig.export,
            rig.preparation,
            rig.delta,
            new Sender(rig.work, client),
            new Recount(
                rig.work, 1 << 20, client, rig.snapshots, (run, dataset, file, progress) -> {}),
            rig.snapshots,
            new ConnectionCheck(new FilesFolder(rig.files), rig.work),
            new UploadTaking(
                new FilesFolder(rig.files),
                rig.work,
                rig.snapshots,
                1 << 20,
                new UploadDoor(client)),
            client,
            new StepMeters(new SimpleMeterRegistry())));
    activities = temporal.newActivityStub(AgentActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
    server.close();
    root.detachAppender(log);
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(CANARY));
  }

  @Test
  void takesARunThroughAllStepsTwiceEach() throws Exception {
    rig.file("users.csv", "id,login,age,hired", "1," + CANARY + ",30,01/03/2020", "2,b,x,");

    ExportResult exported =
        twice(() -> activities.export(new ExportRequest(ID, rig.connector, Mode.COMPLETE)));
    PrepareResult prepared =
        twice(
            () ->
                activities.prepare(new PrepareRequest(ID, rig.connector, Mode.COMPLETE, exported)));
    Plan plan =
        twice(
            () ->
                activities.compare(new CompareRequest(ID, rig.connector, Mode.COMPLETE, prepared)));
    assertThat(plan.digest()).isEqualTo("d1");
    assertThat(server.requests.get("PUT /agent/synchronizations/run/compare/7/rows/User"))
        .isEqualTo("command,id,login,age,hired\n,1," + CANARY + ",30,2020-03-01\nkeep,2,,,\n");
    assertThat(server.requests.get("POST /agent/synchronizations/run/progress"))
        .contains("\"step\":\"compare\"");
    PromoteRequest promotion = new PromoteRequest(ID, rig.connector, Mode.COMPLETE, prepared, null);
    activities.promote(promotion);
    activities.promote(promotion);

    PrepareResult again = rig.prepare("next", Mode.INCREMENTAL);
    DeltaResult delta =
        twice(() -> activities.delta(new DeltaRequest("next", rig.connector, again, ID)));
    assertThat(delta.rows()).containsEntry("User", 0L);
    activities.discard(new DiscardRequest("next", "acme"));
    activities.discard(new DiscardRequest("next", "acme"));
    assertThat(rig.run("next").path()).doesNotExist();
  }

  @Test
  void failsForGoodWithATypeAndAPlaceWhereTheSourceIsAtFault() throws Exception {
    rig.file("users.csv", "id,login,age,hired", "1,\"" + CANARY + "\"" + CANARY + ",1,");
    ExportResult exported = activities.export(new ExportRequest(ID, rig.connector, Mode.COMPLETE));

    ApplicationFailure failure =
        failure(
            () ->
                activities.prepare(new PrepareRequest(ID, rig.connector, Mode.COMPLETE, exported)));

    assertThat(failure.getType()).isEqualTo(FailureType.SOURCE_MALFORMED.name());
    assertThat(failure.isNonRetryable()).isTrue();
    Failure detail = failure.getDetails().get(Failure.class);
    assertThat(detail.file()).isEqualTo("users.csv");
    assertThat(detail.line()).isEqualTo(2);
    assertThat(failure.getOriginalMessage()).doesNotContain(CANARY);
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void checksTheConnectionAndLeavesNothingBehind() throws Exception {
    ConnectionCheckRequest request = new ConnectionCheckRequest(rig.connector);
    rig.file("users.csv", "id,login,age", "1," + CANARY + ",30");

    ConnectionCheckResult result = twice(() -> activities.checkConnection(request));

    assertThat(result.failures()).extracting(Failure::column).containsExactly("hired");
    assertThat(result.toString()).doesNotContain(CANARY);
    assertThat(rig.work.path()).doesNotExist();
    assertThat(server.requests).isEmpty();
  }

  @Test
  void letsTemporalTryAgainWhereTheServerIsDown() throws Exception {
    rig.file("users.csv", "id,login,age,hired", "1,a,1,");
    PrepareResult prepared = rig.prepare(ID, Mode.COMPLETE);
    server.close();

    ApplicationFailure failure =
        failure(
            () ->
                activities.compare(new CompareRequest(ID, rig.connector, Mode.COMPLETE, prepared)));

    assertThat(failure.isNonRetryable()).isFalse();
    // The workflow does not repeat a step whose failure bears the name of a failure type.
    assertThat(FailureType.values()).extracting(Enum::name).doesNotContain(failure.getType());
    assertThat(failure.getOriginalMessage()).contains("cannot be reached");
  }

  private static <T> T twice(Supplier<T> step) {
    T first = step.get();
    assertThat(step.get()).isEqualTo(first);
    return first;
  }

  private static ApplicationFailure failure(Runnable step) {
    ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, step::run);
    return (ApplicationFailure) failure.getCause();
  }
}
