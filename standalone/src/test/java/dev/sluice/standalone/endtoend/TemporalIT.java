package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.SearchAttributes;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionAnswer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What only a real Temporal server can show: its signals, its search, its death. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class TemporalIT {
  private static TemporalProcess temporal;
  private static ServerProcess server;
  private static Company company;
  private static WorkflowClient client;

  @BeforeAll
  static void start(SharedServer shared) throws Exception {
    temporal = shared.temporal();
    server = shared.server();
    company = Company.in(shared.folder());
    server.reload();
    client = temporal.client();
    assertThat(ended("initial").path("status").asString()).isEqualTo("COMPLETED");
  }

  @BeforeEach
  void startFromTheFirstVersion() throws Exception {
    company.has(1, 100, "first");
    JsonNode run = server.await(server.post("company", "complete"), "COMPLETED", "AWAITING_REVIEW");
    if (run.path("status").asString().equals("AWAITING_REVIEW")) {
      stub(run).signal("resume", (Object) null);
      server.await(id(run), "COMPLETED");
    }
  }

  @Test
  void resumesOnASignalWithoutInput() throws Exception {
    JsonNode held = held();

    stub(held).signal("resume");

    assertThat(
            server
                .await(id(held), "COMPLETED")
                .path("resources")
                .path("User")
                .path("deleted")
                .asInt())
        .isEqualTo(40);
  }

  @Test
  void cancelsOnASignalWithAnEmptyObject() throws Exception {
    String before = server.rows();
    JsonNode held = held();

    stub(held).signal("cancel", Map.of());

    server.await(id(held), "CANCELLED");
    assertThat(server.rows()).isEqualTo(before);
  }

  @Test
  void cancelsWhenTheUserInterfaceRequestsCancellation() throws Exception {
    String before = server.rows();
    JsonNode held = held();

    stub(held).cancel();

    server.await(id(held), "CANCELLED");
    assertThat(server.rows()).isEqualTo(before);
  }

  @Test
  void answersAnUpdateAndRefusesTheContrary() throws Exception {
    JsonNode held = held();

    DecisionAnswer answer =
        stub(held)
            .update(
                "decide",
                DecisionAnswer.class,
                new Decision(Decision.Kind.CANCEL, "ann", "not today", null));

    assertThat(answer.first()).isTrue();
    assertThat(answer.winner().by()).isEqualTo("ann");
    assertThatThrownBy(
            () ->
                stub(held)
                    .update(
                        "decide",
                        DecisionAnswer.class,
                        new Decision(Decision.Kind.RESUME, "bob", null, null)))
        .isInstanceOfAny(
            WorkflowUpdateException.class, io.temporal.client.WorkflowNotFoundException.class);
    server.await(id(held), "CANCELLED");
  }

  @Test
  void isFoundBySearchAttributeAndTellsWhatToSend() throws Exception {
    JsonNode held = held();
    String workflowId = workflowId(held);

    String query =
        "SluiceConnector = 'company' AND SluiceStatus = 'AWAITING_REVIEW' AND SluiceDeletes > 3";
    server.await(
        () ->
            client.listExecutions(query).map(each -> each.getExecution().getWorkflowId()).toList(),
        ids -> ids.contains(workflowId));

    DescribeWorkflowExecutionResponse described =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace("default")
                    .setExecution(stub(held).getExecution())
                    .build());
    assertThat(described.getWorkflowExecutionInfo().getSearchAttributes().getIndexedFieldsMap())
        .containsKeys(
            SearchAttributes.CONNECTOR.getName(),
            SearchAttributes.MODE.getName(),
            SearchAttributes.STATUS.getName(),
            SearchAttributes.DELETES.getName());
    WorkflowMetadata metadata =
        stub(held).query("__temporal_workflow_metadata", WorkflowMetadata.class);
    assertThat(metadata.getCurrentDetails()).contains("maximumDeletedLines", "resume", "cancel");
    stub(held).signal("cancel");
    server.await(id(held), "CANCELLED");
  }

  @Test
  void tellsAtAGlanceWhatARunAndItsStepsAre() throws Exception {
    JsonNode held = held();

    assertThat(stub(held).describe().getStaticSummary())
        .isEqualTo("company complete, requested by admin");
    List<HistoryEvent> steps =
        client.fetchHistory(workflowId(held)).getHistory().getEventsList().stream()
            .filter(each -> each.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .toList();
    assertThat(steps)
        .isNotEmpty()
        .allSatisfy(
            step ->
                assertThat(step.getUserMetadata().getSummary().getData().toStringUtf8())
                    .matches("\"the (agent|server) .+\""));
    stub(held).signal("cancel");
    server.await(id(held), "CANCELLED");
  }

  @Test
  void startsFromTwoWords() throws Exception {
    company.has(1, 100, "second");
    WorkflowStub foreign =
        client.newUntypedWorkflowStub(
            "SynchronizationWorkflow",
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId("started-by-a-stranger")
                .build());
    String id = foreign.start(Map.of("connector", "company", "mode", "incremental")).getRunId();

    JsonNode run =
        server.await(
            () -> server.run(id), each -> each.path("status").asString().equals("COMPLETED"));

    assertThat(run.path("resources").path("User").path("updated").asInt()).isEqualTo(100);
  }

  @Test
  void goesOnAfterATerminatedRun() throws Exception {
    JsonNode held = held();

    stub(held).terminate("somebody was in a hurry");
    JsonNode next = server.await(server.post("company", "incremental"), "AWAITING_REVIEW");

    assertThat(server.run(id(held)).path("status").asString()).isEqualTo("INTERRUPTED");
    stub(next).signal("cancel");
    server.await(id(next), "CANCELLED");
  }

  @Test
  void decidesOverRestAfterSomebodyResetTheWorkflow() throws Exception {
    JsonNode held = held();
    reset(held);

    HttpResponse<String> answer = server.decide(id(held), "resume");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    server.await(id(held), "COMPLETED");
  }

  @Test
  void grantsTheTurnToRunWhoseWorkflowWasReset() throws Exception {
    JsonNode held = held();
    String waiting = server.post("company", "incremental");
    server.await(
        () -> client.fetchHistory(WorkflowIds.synchronization("company", waiting)).getEvents(),
        events -> events.stream().anyMatch(TemporalIT::asksForTheTurn));
    reset(server.run(waiting));

    stub(held).signal("cancel");

    server.await(waiting, "AWAITING_REVIEW");
    stub(server.run(waiting)).signal("cancel");
    server.await(waiting, "CANCELLED");
  }

  @Test
  void interruptsRunWhoseWorkflowIdIsUsedAgain() throws Exception {
    JsonNode held = held();
    String dead = "started-again-and-again";
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.WORKFLOWS)
            .setWorkflowId(dead)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
            .build();
    Map<String, String> request = Map.of("connector", "company", "mode", "incremental");
    String first =
        client.newUntypedWorkflowStub("SynchronizationWorkflow", options).start(request).getRunId();
    server.await(() -> server.run(first), run -> run.path("status").asString().equals("QUEUED"));
    String second =
        client.newUntypedWorkflowStub("SynchronizationWorkflow", options).start(request).getRunId();

    server.await(first, "INTERRUPTED");
    stub(held).signal("cancel");
    server.await(second, "AWAITING_REVIEW");
    client.newUntypedWorkflowStub(dead).signal("cancel");
    server.await(second, "CANCELLED");
  }

  @Test
  void survivesTheDeathOfTheTemporalServer() throws Exception {
    JsonNode held = held();

    temporal.kill();
    temporal.restart();
    String running = server.post("company", "incremental");
    temporal.kill();
    temporal.restart();
    server.await(
        () -> {
          stub(held).signal("resume");
          return true;
        },
        sent -> sent);

    server.await(id(held), "COMPLETED");
    assertThat(server.await(running, "COMPLETED").path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void keepsHistoriesShortAndFreeOfValues() throws Exception {
    JsonNode held = held();
    stub(held).signal("cancel");
    server.await(id(held), "CANCELLED");
    company.has(1, 100, "third");
    company.addsRowsThatCannotBeUsed();
    JsonNode completed = ended("complete");
    assertThat(completed.path("resources").path("User").path("rejected").asInt()).isEqualTo(2);
    company.cutsItsMembersShort();
    JsonNode failed = ended("complete");
    assertThat(failed.path("failure").path("type").asString()).isEqualTo("SOURCE_TRUNCATED");

    for (JsonNode run : new JsonNode[] {held, completed, failed}) {
      History history = client.fetchHistory(workflowId(run)).getHistory();
      assertThat(history.getEventsCount()).isLessThan(500);
      assertThat(history.getSerializedSize()).isLessThan(1 << 20);
      // The payloads are in the message as they are; the definition shows that they are seen.
      assertThat(history.toByteString().toStringUtf8())
          .contains("\"column\":\"login\"")
          .doesNotContain(Company.CANARY);
      assertThat(server.run(id(run)).toString()).doesNotContain(Company.CANARY);
    }
    // The run's id shows that these are the logs in which a value would have been.
    assertThat(server.await(server::logs, logs -> logs.contains(id(failed))))
        .doesNotContain(Company.CANARY);
  }

  /** As a person does it on Temporal's pages: the workflow goes on from its last task. */
  private static void reset(JsonNode run) {
    History history = client.fetchHistory(workflowId(run)).getHistory();
    long lastTask =
        history.getEventsList().stream()
            .filter(each -> each.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            .mapToLong(HistoryEvent::getEventId)
            .max()
            .orElseThrow();
    client
        .getWorkflowServiceStubs()
        .blockingStub()
        .resetWorkflowExecution(
            ResetWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId(run)))
                .setReason("a test")
                .setWorkflowTaskFinishEventId(lastTask)
                .setRequestId(UUID.randomUUID().toString())
                .build());
  }

  private static boolean asksForTheTurn(HistoryEvent event) {
    return event
        .getActivityTaskScheduledEventAttributes()
        .getActivityType()
        .getName()
        .equals("TakeTurn");
  }

  private JsonNode held() throws Exception {
    company.has(1, 60, "first");
    return server.await(server.post("company", "complete"), "AWAITING_REVIEW");
  }

  private static JsonNode ended(String mode) throws Exception {
    return server.await(server.post("company", mode), "COMPLETED", "FAILED");
  }

  private static String id(JsonNode run) {
    return run.path("id").asString();
  }

  private static String workflowId(JsonNode run) {
    return WorkflowIds.synchronization("company", id(run));
  }

  private static WorkflowStub stub(JsonNode run) {
    return client.newUntypedWorkflowStub(workflowId(run));
  }
}
