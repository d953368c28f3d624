package dev.sluice.repository.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.jooq.tables.records.UploadRecord;
import dev.sluice.repository.plan.AConnector;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class UploadWorkflowsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** That it was refused is not that nobody answered: another try would end in the same way. */
  @ParameterizedTest
  @CsvSource({
    "UNAVAILABLE, true",
    "DEADLINE_EXCEEDED, true",
    "RESOURCE_EXHAUSTED, true",
    "PERMISSION_DENIED, false",
    "UNAUTHENTICATED, false",
    "INVALID_ARGUMENT, false"
  })
  void tellsARefusalFromNoAnswer(Status.Code code, boolean unavailable) {
    speak(
        code,
        workflows -> {
          Throwable thrown =
              catchThrowable(
                  () -> workflows.start(upload(), AConnector.named("acme").users().build()));

          assertThat(thrown).isNotNull();
          assertThat(thrown instanceof TemporalUnavailableException)
              .as(thrown.toString())
              .isEqualTo(unavailable);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "NOT_FOUND", "PERMISSION_DENIED"})
  void whatIsCancelledStaysSoWhateverTemporalSays(Status.Code code) {
    speak(
        code,
        workflows -> assertThatCode(() -> workflows.cancel(upload())).doesNotThrowAnyException());
  }

  private static void speak(Status.Code code, Consumer<UploadWorkflows> talk) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setGrpcClientInterceptors(List.of(new Refusal(code.toStatus())))
                .build());
    TemporalCalls temporal =
        new TemporalCalls(
            new RepositoryProperties(Map.of(), SECOND, SECOND, SECOND, SECOND, SECOND, null));
    try {
      talk.accept(
          new UploadWorkflows(
              WorkflowClient.newInstance(stubs),
              temporal,
              new UploadProperties(DataSize.ofMegabytes(1), SECOND, SECOND, SECOND)));
    } finally {
      temporal.stop();
      stubs.shutdownNow();
    }
  }

  private static UploadRecord upload() {
    UploadRecord upload = new UploadRecord();
    upload.setId(UUID.randomUUID());
    upload.setAsked(1L);
    upload.setSource("Users");
    upload.setName("users.csv");
    upload.setSha256("5f2a");
    upload.setBytes(9L);
    upload.setPurpose(UploadPurpose.COMPLETE.name());
    return upload;
  }

  /** Answers every call with the same status. */
  private record Refusal(Status status) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return new ClientCall<>() {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          listener.onClose(status, new Metadata());
        }

        @Override
        public void request(int messages) {
          // Nothing comes.
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
          // It has ended.
        }

        @Override
        public void halfClose() {
          // It has ended.
        }

        @Override
        public void sendMessage(Q message) {
          // Nobody hears it.
        }
      };
    }
  }
}
