package dev.sluice.standalone.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Whether a Temporal server answers. */
final class Readiness {
  private static final long NANOSECONDS_BETWEEN_QUESTIONS = 50_000_000;

  private Readiness() {}

  /**
   * Asks for the default namespace until the server knows it, has died, or the time is over.
   *
   * @param token of the service; empty if it asks for none
   */
  static boolean await(String address, String token, BooleanSupplier alive, Duration patience) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .addGrpcMetadataProvider(new Token(token))
                .build());
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (alive.getAsBoolean() && System.nanoTime() < deadline) {
        if (answers(stubs)) {
          return true;
        }
        LockSupport.parkNanos(NANOSECONDS_BETWEEN_QUESTIONS);
      }
      return false;
    } finally {
      stubs.shutdownNow();
    }
  }

  private static boolean answers(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .withWaitForReady()
          .withDeadlineAfter(500, TimeUnit.MILLISECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace("default").build());
      return true;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }
}
