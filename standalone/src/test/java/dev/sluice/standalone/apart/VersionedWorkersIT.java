package dev.sluice.standalone.apart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TaskQueues;
import dev.sluice.standalone.endtoend.RequiresTemporal;
import dev.sluice.standalone.endtoend.TemporalProcess;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the workflows, of which Temporal asks the one that somebody made current. */
@RequiresTemporal
class VersionedWorkersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DEPLOYMENT = "sluice-workflows";

  @TempDir static Path folder;

  @Test
  void moveARunToTheBuildThatBecomesCurrent() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder)) {
      WorkflowServiceStubs service = temporal.client().getWorkflowServiceStubs();
      try (ServiceProcess first = workflows(temporal, "one")) {
        first.awaitReady();
        assertThat(first.log())
            .contains("set-current-version --deployment-name sluice-workflows --build-id one");

        WorkflowStub run = start(temporal.client());
        // Nobody has said that runs are for this build.
        assertThat(describe(service, run).getHistoryLength()).isEqualTo(2);

        makeCurrent(service, "one");
        await(() -> build(service, run).equals("one"));

        try (ServiceProcess second = workflows(temporal, "two")) {
          second.awaitReady();
          makeCurrent(service, "two");
          run.signal("cancel", (Object) null);
          await(() -> build(service, run).equals("two"));

          first.kill();
          WorkflowStub later = start(temporal.client());
          await(() -> build(service, later).equals("two"));
          assertThat(failedTasks(temporal.client(), run)).isZero();
        }
      }
    }
  }

  private static ServiceProcess workflows(TemporalProcess temporal, String build) throws Exception {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", temporal.address());
    environment.put("SLUICE_TEMPORAL_VERSIONING_BUILDID", build);
    return ServiceProcess.start("workflows", "workflows-" + build, environment, folder);
  }

  /** A run that waits forever, since no other service is there. */
  private static WorkflowStub start(WorkflowClient client) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            "SynchronizationWorkflow",
            WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.WORKFLOWS).build());
    stub.start(Map.of("connector", "hr", "mode", "complete"));
    return stub;
  }

  private static void makeCurrent(WorkflowServiceStubs service, String build) {
    var request =
        SetWorkerDeploymentCurrentVersionRequest.newBuilder()
            .setNamespace("default")
            .setDeploymentName(DEPLOYMENT)
            .setBuildId(build)
            .build();
    await(
        () -> {
          try {
            return service
                .blockingStub()
                .setWorkerDeploymentCurrentVersion(request)
                .isInitialized();
          } catch (StatusRuntimeException notKnownYet) {
            return false;
          }
        });
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** The build that did the run's last task; empty before the first one. */
  private static String build(WorkflowServiceStubs service, WorkflowStub run) {
    WorkerDeploymentVersion version =
        describe(service, run).getVersioningInfo().getDeploymentVersion();
    return version.getBuildId();
  }

  private static WorkflowExecutionInfo describe(WorkflowServiceStubs service, WorkflowStub run) {
    WorkflowExecution execution = run.getExecution();
    return service
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setExecution(execution)
                .build())
        .getWorkflowExecutionInfo();
  }

  private static long failedTasks(WorkflowClient client, WorkflowStub run) {
    return client.fetchHistory(run.getExecution().getWorkflowId()).getEvents().stream()
        .filter(each -> each.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
        .count();
  }
}
