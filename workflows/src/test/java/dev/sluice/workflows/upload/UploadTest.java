package dev.sluice.workflows.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.definition.ConnectorDefinition.ImportedFile;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.contract.upload.UploadOutcome;
import dev.sluice.contract.upload.UploadPurpose;
import dev.sluice.contract.upload.UploadRequest;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.workflows.testing.Gate;
import dev.sluice.workflows.testing.Samples;
import dev.sluice.workflows.testing.TestRuns;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UploadTest {
  private static final String ID = WorkflowIds.upload(TestRuns.ID, 1);

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void theAgentTakesTheFile() {
    assertThat(outcome(runs.startUpload(request())).status()).isEqualTo(UploadStatus.TAKEN);

    assertThat(runs.calls.steps()).containsExactly("takeUpload");
    assertThat(runs.calls.only(UploadRequest.class)).isEqualTo(request());
    runs.goldenOf(ID, "upload");
  }

  @Test
  void anAgentThatFailsIsAskedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    runs.agent.taking =
        () -> {
          if (attempts.incrementAndGet() < 3) {
            throw ApplicationFailure.newFailure("the disk is away", "UNAVAILABLE");
          }
          return new UploadOutcome(UploadStatus.UNUSABLE);
        };

    assertThat(outcome(runs.startUpload(request())).status()).isEqualTo(UploadStatus.UNUSABLE);
    assertThat(attempts).hasValue(3);
    runs.goldenOf(ID, "upload-retried");
  }

  @Test
  void whatTheAgentRefusesIsTold() {
    Failure reason =
        Failure.of(FailureType.SOURCE_UNREADABLE, "The files folder is read-only.", "Change it.");
    runs.agent.taking =
        () -> {
          throw ApplicationFailure.newNonRetryableFailure(
              reason.message(), reason.type().name(), reason);
        };

    assertThat(outcome(runs.startUpload(request())).status()).isEqualTo(UploadStatus.FAILED);
    assertThat(runs.calls.only(UploadEnd.class))
        .isEqualTo(new UploadEnd(TestRuns.ID, 1, UploadStatus.FAILED, reason));
    runs.goldenOf(ID, "upload-failed");
  }

  /** The test service waits in earnest. */
  @Test
  void anAgentThatIsAwayIsNotWaitedForForEver() {
    runs.withoutAgent();

    assertThat(outcome(runs.startUpload(request(Duration.ofSeconds(2)))).status())
        .isEqualTo(UploadStatus.EXPIRED);
    assertThat(runs.calls.only(UploadEnd.class).failure().message())
        .isEqualTo("The agent 'default' did not fetch the file within 2 seconds.");
    runs.goldenOf(ID, "upload-expired");
  }

  @Test
  void isCancelledWhileTheAgentIsAtIt() {
    Gate gate = new Gate();
    runs.agent.taking =
        () -> {
          gate.pass();
          return new UploadOutcome(UploadStatus.TAKEN);
        };
    WorkflowStub upload = runs.startUpload(request());
    gate.awaitReached();

    upload.cancel();

    assertThatThrownBy(() -> outcome(upload)).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(runs.calls.only(UploadEnd.class).status()).isEqualTo(UploadStatus.CANCELLED);
    gate.open();
    runs.goldenOf(ID, "upload-cancelled");
  }

  private static UploadOutcome outcome(WorkflowStub upload) {
    return upload.getResult(UploadOutcome.class);
  }

  private static UploadRequest request() {
    return request(Duration.ofDays(1));
  }

  private static UploadRequest request(Duration patience) {
    return new UploadRequest(
        TestRuns.ID,
        1,
        Samples.connector()
            .importing(new ImportedFile(TestRuns.ID, "entries", "people.csv", "5f2a", true, false)),
        UploadPurpose.COMPLETE,
        99,
        patience);
  }
}
