package dev.sluice.workflows.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.SearchAttributes;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchAttributeRegistrationTest {
  private final KnownSearchAttributes known = new KnownSearchAttributes();

  @Test
  void registersWhatIsMissingAndNothingTwice() {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
      temporal.registerSearchAttribute(
          SearchAttributes.MODE.getName(), SearchAttributes.MODE.getValueType());
      SearchAttributeRegistration registration =
          new SearchAttributeRegistration(
              temporal.getWorkflowServiceStubs().getOptions(), temporal.getNamespace(), known);

      assertThat(registration.register()).isTrue();
      assertThat(registration.register()).isTrue();

      SearchAttributes.ALL.forEach(
          attribute ->
              assertThat(
                      temporal.registerSearchAttribute(
                          attribute.getName(), attribute.getValueType()))
                  .as("%s is new", attribute.getName())
                  .isFalse());
    }
  }

  @Test
  void triesAgainLaterWhereTemporalIsNotThereYet() {
    SearchAttributeRegistration registration =
        new SearchAttributeRegistration(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .validateAndBuildWithDefaults(),
            "default",
            known);

    assertThat(registration.register()).isFalse();
    registration.start();
    assertThat(registration.isRunning()).isTrue();
    registration.stop();
    assertThat(registration.isRunning()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsOutWhetherTheyAreThereIfItMayNotRegisterThem(boolean there) throws Exception {
    Server temporal =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Forbidding(there))
            .build()
            .start();
    try {
      SearchAttributeRegistration registration =
          new SearchAttributeRegistration(
              WorkflowServiceStubsOptions.newBuilder()
                  .setTarget("127.0.0.1:" + temporal.getPort())
                  .validateAndBuildWithDefaults(),
              "default",
              known);

      assertThat(registration.register()).isTrue();
      assertThat(known.areMissing()).isEqualTo(!there);
    } finally {
      temporal.shutdownNow();
    }
  }

  /** A Temporal that lets nobody register anything. */
  private static final class Forbidding extends OperatorServiceGrpc.OperatorServiceImplBase {
    private final boolean there;

    Forbidding(boolean there) {
      this.there = there;
    }

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> answer) {
      answer.onError(Status.PERMISSION_DENIED.asRuntimeException());
    }

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request, StreamObserver<ListSearchAttributesResponse> answer) {
      ListSearchAttributesResponse.Builder list = ListSearchAttributesResponse.newBuilder();
      if (there) {
        SearchAttributes.ALL.forEach(
            each -> list.putCustomAttributes(each.getName(), each.getValueType()));
      }
      answer.onNext(list.build());
      answer.onCompleted();
    }
  }
}
