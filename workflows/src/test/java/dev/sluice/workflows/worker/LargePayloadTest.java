package dev.sluice.workflows.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.payload.LimitedPayloads;
import dev.sluice.contract.payload.PayloadKeys;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePayloadTest {
  private static final String QUEUE = "large-payloads";
  private static final int TOO_LARGE = LimitedPayloads.MAX_PAYLOAD_BYTES + 1;

  private final AtomicInteger attempts = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"argument of an activity", "result of an activity", "result"})
  void endsTheWorkflowInsteadOfTryingAgain(String place) {
    Throwable failure = catchThrowable(() -> run(place));

    assertThat(failure).isInstanceOf(WorkflowFailedException.class);
    assertThat(failure)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            refusal -> {
              assertThat(refusal.getType()).isEqualTo(FailureType.PAYLOAD_TOO_LARGE.name());
              assertThat(refusal.isNonRetryable()).isTrue();
            });
    assertThat(attempts.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void isRefusedWhereItIsSent() {
    assertThatThrownBy(() -> run("x".repeat(TOO_LARGE)))
        .rootCause()
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("String takes 131075 bytes");
  }

  private String run(String place) {
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(new LimitedPayloads(PayloadKeys.NONE))
                    .build())
            .build();
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options)) {
      Worker worker = temporal.newWorker(QUEUE);
      worker.registerWorkflowImplementationTypes(LargeWorkflowImpl.class);
      worker.registerActivitiesImplementations(
          (LargeActivity)
              text -> {
                attempts.incrementAndGet();
                return text.equals("result of an activity") ? "x".repeat(TOO_LARGE) : "small";
              });
      temporal.start();
      return temporal
          .getWorkflowClient()
          .newWorkflowStub(
              LargeWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
          .run(place);
    }
  }

  @ActivityInterface
  public interface LargeActivity {
    String say(String text);
  }

  @WorkflowInterface
  public interface LargeWorkflow {
    @WorkflowMethod
    String run(String place);
  }

  /** Makes something that is too large, at the place asked for. */
  public static final class LargeWorkflowImpl implements LargeWorkflow {
    private final LargeActivity activity =
        Workflow.newActivityStub(
            LargeActivity.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

    @Override
    public String run(String place) {
      activity.say(place.startsWith("argument") ? "x".repeat(TOO_LARGE) : place);
      return place.equals("result") ? "x".repeat(TOO_LARGE) : "small";
    }
  }
}
