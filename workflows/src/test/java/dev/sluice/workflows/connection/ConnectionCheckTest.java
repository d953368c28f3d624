package dev.sluice.workflows.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.connection.ConnectionCheckRequest;
import dev.sluice.contract.connection.ConnectionCheckResult;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCheckTest {
  private static final String ID = WorkflowIds.check(Samples.CONNECTOR, TestRuns.ID);

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void passesOnWhatTheAgentFound() {
    Failure missing =
        new Failure(
            FailureType.SOURCE_MISSING,
            "entries.csv: the file does not exist in the files folder",
            "entries.csv",
            null,
            null,
            "Deliver the file.");
    runs.agent.checking = () -> new ConnectionCheckResult(List.of(missing));

    assertThat(runs.check().failures()).containsExactly(missing);
    assertThat(runs.calls.only(ConnectionCheckRequest.class).connector())
        .isEqualTo(Samples.connector());
    runs.goldenOf(ID, "connection-check");
  }

  /**
   * The test service waits for a silent agent in earnest, so its failure is made here. The stored
   * history {@code connection-check-no-answer} is that of a real one.
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "SCHEDULE_TO_CLOSE, The agent 'paris' does not answer., name",
        "START_TO_CLOSE, The agent 'paris' did not finish checking the files within 15 seconds.,"
            + " disk"
      })
  void saysThatAnAgentDoesNotAnswer(String timeout, String message, String remedy) {
    TimeoutType type = TimeoutType.valueOf("TIMEOUT_TYPE_" + timeout);
    ActivityFailure silence =
        new ActivityFailure(
            "",
            5,
            0,
            "CheckConnection",
            "1",
            RetryState.RETRY_STATE_TIMEOUT,
            "",
            new TimeoutFailure("", null, type));

    Failure failure = ConnectionCheckWorkflowImpl.unanswered("paris", silence);

    assertThat(failure.message()).isEqualTo(message);
    assertThat(failure.remedy()).contains(remedy);
  }

  @Test
  void asksAnAgentThatFailsNoSecondTime() {
    runs.agent.checking =
        () -> {
          throw new IllegalStateException("broken");
        };

    assertThat(runs.check().failures())
        .singleElement()
        .extracting(Failure::message)
        .isEqualTo("The agent 'default' could not check the files.");
    assertThat(runs.calls.steps()).containsExactly("checkConnection");
    runs.goldenOf(ID, "connection-check-failed");
  }
}
