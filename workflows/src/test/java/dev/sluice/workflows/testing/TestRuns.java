package dev.sluice.workflows.testing;

import dev.sluice.contract.SearchAttributes;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.activation.ActivationSend;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.contract.connection.ConnectionCheckWorkflow;
import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.notification.NotificationWorkflow;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.workflows.activation.ActivationWorkflowImpl;
import dev.sluice.workflows.connection.ConnectionCheckWorkflowImpl;
import dev.sluice.workflows.notify.NotificationWorkflowImpl;
import dev.sluice.workflows.recount.CounterTestWorkflowImpl;
import dev.sluice.workflows.synchronize.DiscardWorkflowImpl;
import dev.sluice.workflows.synchronize.SynchronizationWorkflowImpl;
import dev.sluice.workflows.upload.UploadWorkflowImpl;
import dev.sluice.workflows.worker.UnreadableRequests;
import io.grpc.Context;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
  public final FakeCounterTests tests = new FakeCounterTests(calls);
  public final FakeUploads uploads = new FakeUploads(calls);
  public final FakeMails mails = new FakeMails(calls);
  public final FakeReceivers receivers = new FakeReceivers(calls);
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private WorkerFactory workflows;
  private boolean agentAbsent;
  private @Nullable WorkerFactory returned;

  /** From now on nobody works on the agent's queue; to be called before the first run. */
  public void withoutAgent() {
    agentAbsent = true;
  }

  /** The agent that was absent is there again, and deletes the files of the test's run. */
  public void awaitDiscardByReturnedAgent() {
    returned = WorkerFactory.newInstance(client());
    returned.newWorker(TaskQueues.agent("default")).registerActivitiesImplementations(agent);
    returned.start();
    client().newUntypedWorkflowStub("discard/" + ID).getResult(Void.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
      environment.registerSearchAttribute(key.getName(), key.getValueType());
    }
    workflows = workflows();
    environment
        .newWorker(TaskQueues.REPOSITORY)
        .registerActivitiesImplementations(repository, tests, uploads, mails);
    environment
        .newWorker(TaskQueues.NOTIFICATION)
        .registerActivitiesImplementations(receivers, mails);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.err.println(environment.getDiagnostics());
    }
    workflows.shutdownNow();
    if (returned != null) {
      returned.shutdownNow();
    }
    environment.close();
  }

  public static SynchronizationRequest request(String mode) {
    return new SynchronizationRequest(Samples.CONNECTOR, mode, false, false, null, "alice", ID);
  }

  /** Starts a run; the caller goes on while it runs. */
  public WorkflowStub start(Object... request) {
    return start("SynchronizationWorkflow", request);
  }

  /** Starts a run in a workflow that continues another one, as each night of a cron does. */
  public WorkflowStub startContinued(Map<String, String> request) {
    return start("ContinuedRun", request);
  }

  private WorkflowStub start(String type, Object... request) {
    startWorkers();
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                type,
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

  /** Starts the workflow of an upload; the caller goes on while it runs. */
  public WorkflowStub startUpload(UploadRequest request) {
    startWorkers();
    WorkflowStub upload =
        client()
            .newUntypedWorkflowStub(
                "UploadWorkflow",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowId(WorkflowIds.upload(request.uploadId(), request.asked()))
                    .build());
    upload.start(request);
    return upload;
  }

  /** Starts a send of activation mails; the caller goes on while it runs. */
  public WorkflowStub startSend() {
    startWorkers();
    WorkflowStub send =
        client()
            .newUntypedWorkflowStub(
                "ActivationWorkflow",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowId(WorkflowIds.activation("portal", ID))
                    .build());
    send.start(new ActivationSend(ID, "portal", mails.toMail));
    return send;
  }

  /** Waits until a message about the run was delivered to everybody or to as many as possible. */
  public void awaitDelivery(String notificationId) {
    client().newUntypedWorkflowStub(notificationId).getResult(Void.class);
  }

  /** Waits until every run does nothing but wait: only then does the service skip time. */
  public void awaitStandstill() {
    environment.sleep(Duration.ofMinutes(1));
  }

  /**
   * Lets nobody take tasks of workflows until the next timer of a held run has fired, does
   * something, and goes on: both reaches the worker in one task.
   */
  public void absentUntilTheNextTimer(WorkflowStub run, Runnable afterwards) {
    awaitStandstill();
    workflows.suspendPolling();
    // Pollers that have asked for one more task already get these.
    while (answers(run)) {
      Thread.onSpinWait();
    }
    long fired = firedTimers(run);
    // Time stands still again as soon as the timer has made work for the worker.
    var time = new Thread(() -> environment.sleep(Duration.ofDays(30)), "time");
    time.setDaemon(true);
    time.start();
    while (firedTimers(run) == fired) {
      Thread.onSpinWait();
    }
    afterwards.run();
    workflows.resumePolling();
  }

  private boolean answers(WorkflowStub run) {
    ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
    try (Context.CancellableContext patience =
        Context.current().withDeadlineAfter(2, TimeUnit.SECONDS, deadlines)) {
      patience.run(() -> typed(run).status());
      return true;
    } catch (WorkflowServiceException nobody) {
      return false;
    } finally {
      deadlines.shutdownNow();
    }
  }

  private long firedTimers(WorkflowStub run) {
    return client().fetchHistory(run.getExecution().getWorkflowId()).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_FIRED)
        .count();
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
    workflows.start();
  }

  /** Without a cache, and so with one queue that all tasks come from. */
  private WorkerFactory workflows() {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client(), WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build());
    factory
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            new UnreadableRequests().customize(WorkflowImplementationOptions.newBuilder()).build(),
            SynchronizationWorkflowImpl.class,
            NotificationWorkflowImpl.class,
            ConnectionCheckWorkflowImpl.class,
            UploadWorkflowImpl.class,
            ActivationWorkflowImpl.class,
            DiscardWorkflowImpl.class,
            CounterTestWorkflowImpl.class,
            ContinuedRun.Impl.class);
    return factory;
  }
}
