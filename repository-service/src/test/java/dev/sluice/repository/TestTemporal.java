package dev.sluice.repository;

import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;

/**
 * Temporal's in-memory service on a port, with a worker for {@link ListeningWorkflow}, {@link
 * CheckingWorkflow} and {@link WaitingWorkflow}.
 */
public final class TestTemporal implements AutoCloseable {
  private final int port = freePort();
  private final TestServer.PortBoundTestServer server =
      TestServer.createPortBoundServer(port, true);
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build());
  private final WorkflowClient client = WorkflowClient.newInstance(stubs);
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  public TestTemporal() {
    workers
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            ListeningWorkflow.class, CheckingWorkflow.class, WaitingWorkflow.class);
    workers.start();
  }

  public String target() {
    return "127.0.0.1:" + port;
  }

  public WorkflowClient client() {
    return client;
  }

  /** What the workflow was told so far, in order. */
  public String heard(String workflowId) {
    return client.newWorkflowStub(SynchronizationWorkflow.class, workflowId).status().planDigest();
  }

  /** Starts a workflow beside the server and gives the id of the workflow's run. */
  public String start(String workflowId, UUID synchronizationId) {
    SynchronizationWorkflow workflow =
        client.newWorkflowStub(
            SynchronizationWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(workflowId)
                .build());
    return WorkflowClient.start(
            workflow::synchronize,
            new SynchronizationRequest(
                "acme", "incremental", false, false, null, null, synchronizationId.toString()))
        .getRunId();
  }

  public void terminate(String workflowId) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId).build());
    stub.terminate("for a test");
  }

  @Override
  public void close() {
    workers.shutdownNow();
    stubs.shutdownNow();
    server.close();
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
