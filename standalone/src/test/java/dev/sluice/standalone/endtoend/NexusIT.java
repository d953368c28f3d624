package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationService;
import io.temporal.api.nexus.v1.EndpointSpec;
import io.temporal.api.nexus.v1.EndpointTarget;
import io.temporal.api.operatorservice.v1.CreateNexusEndpointRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.NexusOperationOptions;
import io.temporal.workflow.NexusServiceOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A workflow of another namespace runs a connector through a Nexus endpoint. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class NexusIT {
  private static final String NAMESPACE = "payroll";
  private static final String QUEUE = "payroll";
  private static final String ENDPOINT = "sluice";

  private static ServerProcess server;
  private static Company company;
  private static WorkflowClient payroll;
  private static WorkerFactory workers;

  /** What the other team has: a workflow of its own that needs fresh people. */
  @WorkflowInterface
  public interface Payroll {
    @WorkflowMethod
    SynchronizationOutcome pay(String connector, String mode);
  }

  /** Knows of Sluice the contract and the endpoint's name, nothing else. */
  public static final class PayrollImpl implements Payroll {
    private final SynchronizationService sluice =
        Workflow.newNexusServiceStub(
            SynchronizationService.class,
            NexusServiceOptions.newBuilder()
                .setEndpoint(ENDPOINT)
                .setOperationOptions(
                    NexusOperationOptions.newBuilder()
                        .setScheduleToCloseTimeout(Duration.ofDays(8))
                        .build())
                .build());

    @Override
    public SynchronizationOutcome pay(String connector, String mode) {
      return sluice.synchronize(
          new SynchronizationRequest(connector, mode, false, false, null, "payroll", null));
    }
  }

  @BeforeAll
  static void start(SharedServer shared) throws Exception {
    server = shared.server();
    company = Company.in(shared.folder());
    server.reload();
    server.await(server.post("company", "initial"), "COMPLETED");
    WorkflowClient sluice = shared.temporal().client();
    sluice
        .getWorkflowServiceStubs()
        .blockingStub()
        .registerNamespace(
            RegisterNamespaceRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setWorkflowExecutionRetentionPeriod(Durations.fromDays(1))
                .build());
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(shared.temporal().address())
                .validateAndBuildWithDefaults());
    operator
        .blockingStub()
        .createNexusEndpoint(
            CreateNexusEndpointRequest.newBuilder()
                .setSpec(
                    EndpointSpec.newBuilder()
                        .setName(ENDPOINT)
                        .setTarget(
                            EndpointTarget.newBuilder()
                                .setWorker(
                                    EndpointTarget.Worker.newBuilder()
                                        .setNamespace("default")
                                        .setTaskQueue(TaskQueues.WORKFLOWS))))
                .build());
    operator.shutdown();
    payroll =
        WorkflowClient.newInstance(
            sluice.getWorkflowServiceStubs(),
            WorkflowClientOptions.newBuilder().setNamespace(NAMESPACE).build());
    workers = WorkerFactory.newInstance(payroll);
    workers.newWorker(QUEUE).registerWorkflowImplementationTypes(PayrollImpl.class);
    server.await(
        () -> {
          workers.start();
          return true;
        },
        started -> started);
  }

  @AfterAll
  static void end() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  @Test
  void waitsForAReviewAndIsToldHowTheRunEnded() throws Exception {
    company.has(1, 60, "first");
    WorkflowStub caller = started("complete");
    String held = heldRun();

    server.decide(held, "resume");

    SynchronizationOutcome outcome = caller.getResult(SynchronizationOutcome.class);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
    assertThat(outcome.id()).isEqualTo(held);
    assertThat(outcome.resources().get("User").deleted()).isEqualTo(40);
    company.has(1, 100, "first");
    server.await(server.post("company", "complete"), "COMPLETED");
  }

  @Test
  void endsTheRunWithoutChangesWhenItsCallerIsCancelled() throws Exception {
    String before = server.rows();
    company.has(1, 50, "first");
    WorkflowStub caller = started("complete");
    String held = heldRun();

    caller.cancel();

    server.await(held, "CANCELLED");
    assertThat(server.rows()).isEqualTo(before);
    company.has(1, 100, "first");
  }

  @Test
  void tellsACallerWhyThereIsNoRun() throws Exception {
    WorkflowStub caller = started("now and then");

    assertThat(failure(caller)).contains("mode");
  }

  private static String failure(WorkflowStub caller) {
    try {
      return "ended as " + caller.getResult(SynchronizationOutcome.class);
    } catch (WorkflowException failed) {
      StringBuilder told = new StringBuilder();
      for (Throwable each = failed; each != null; each = each.getCause()) {
        told.append(each.getMessage()).append('\n');
      }
      return told.toString();
    }
  }

  private static WorkflowStub started(String mode) {
    WorkflowStub caller =
        payroll.newUntypedWorkflowStub(
            "Payroll",
            WorkflowOptions.newBuilder()
                .setTaskQueue(QUEUE)
                .setWorkflowId("payroll/" + UUID.randomUUID())
                .build());
    caller.start("company", mode);
    return caller;
  }

  private static String heldRun() throws Exception {
    return server
        .await(
            () -> server.get("/api/synchronizations?status=AWAITING_REVIEW").path("items"),
            (JsonNode held) -> held.size() == 1)
        .path(0)
        .path("id")
        .asString();
  }
}
