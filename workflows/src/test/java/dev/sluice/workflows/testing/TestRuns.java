package dev.sluice.workflows.testing;

import dev.sluice.contract.SearchAttributes;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.NotificationWorkflow;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.workflows.connection.ConnectionCheckWorkflowImpl;
import dev.sluice.workflows.notify.NotificationWorkflowImpl;
import dev.sluice.workflows.synchronize.SynchronizationWorkflowImpl;
import dev.sluice.workflows.worker.UnreadableRequests;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkflowImplementationOptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The in-memory Temporal service, the workflows on it, and fakes of everything else. */
public final class TestRuns implements BeforeEachCallback, AfterEachCallback {
  public static final String ID = "6b1f3c1e-0000-4000-8000-000000000001";
  private static final String WORKFLOW_ID = "sync/acme-ad/" + ID;

  public final Calls calls = new Calls();
  public final FakeAgent agent = new FakeAgent(calls);
  public final FakeRepository repository = new FakeRepository(calls);
  public final FakeReceivers receivers = new FakeReceivers(calls);
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private boolean agentAbsent;

  /** From now on nobody works on the agent's queue; to be called before the first run. */
  public void withoutAgent() {
    agentAbsent = true;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
      environment.registerSearchAttribute(key.getName(), key.getValueType());
    }
    environment
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            new UnreadableRequests().customize(WorkflowImplementationOptions.newBuilder()).build(),
            SynchronizationWorkflowImpl.class,
            NotificationWorkflowImpl.class,
            ConnectionCheckWorkflowImpl.class);
    environment.newWorker(TaskQueues.REPOSITORY).registerActivitiesImplementations(repository);
    environment.newWorker(TaskQueues.NOTIFICATION).registerActivitiesImplementations(receivers);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.err.println(environment.getDiagnostics());
    }
    environment.close();
  }

  public static SynchronizationRequest request(String mode) {
    return new SynchronizationRequest(Samples.CONNECTOR, mode, false, false, null, "alice", ID);
  }

  /** Starts a run; the caller goes on while it runs. */
  public WorkflowStub start(Object... request) {
    startWorkers();
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "SynchronizationWorkflow",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowId(WORKFLOW_ID)
                    .build());
    run.start(request);
    return run;
  }

  /** Runs to the end. */
  public SynchronizationOutcome run(SynchronizationRequest request) {
    return outcome(start(request));
  }

  /** Waits for the end, for which the service skips the time in between. */
  public SynchronizationOutcome outcome(WorkflowStub run) {
    return run.getResult(SynchronizationOutcome.class);
  }

  public SynchronizationWorkflow typed(WorkflowStub run) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(SynchronizationWorkflow.class, run.getExecution().getWorkflowId());
  }

  /** Delivers one message to the end. */
  public void deliver(Notification notification) {
    startWorkers();
    environment
        .getWorkflowClient()
        .newWorkflowStub(
            NotificationWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(notification.id())
                .build())
        .notify(notification);
  }

  /** Checks the connection of the connector that all tests run. */
  public ConnectionCheckResult check() {
    startWorkers();
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            ConnectionCheckWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(WorkflowIds.check(Samples.CONNECTOR, ID))
                .build())
        .check(new ConnectionCheckRequest(Samples.connector()));
  }

  /** Waits until a message about the run was delivered to everybody or to as many as possible. */
  public void awaitDelivery(String notificationId) {
    client().newUntypedWorkflowStub(notificationId).getResult(Void.class);
  }

  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Checks the history of the test's run and requires that its path is stored. */
  public void golden(String path) {
    goldenOf(WORKFLOW_ID, path);
  }

  public void goldenOf(String workflowId, String path) {
    GoldenHistories.check(path, client().fetchHistory(workflowId));
  }

  private void startWorkers() {
    if (environment.isStarted()) {
      return;
    }
    if (!agentAbsent) {
      environment.newWorker(TaskQueues.agent("default")).registerActivitiesImplementations(agent);
    }
    environment.start();
  }
}
