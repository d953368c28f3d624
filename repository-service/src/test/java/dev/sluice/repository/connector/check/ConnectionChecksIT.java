package dev.sluice.repository.connector.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Failure;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.NotifyDefinition;
import dev.sluice.contract.definition.ReviewDefinition;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.job.Jobs;
import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.TemporalCalls;
import dev.sluice.repository.TestTemporal;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionChecksIT {

  @Test
  void doesNotWaitForEver() {
    try (TestTemporal temporal = new TestTemporal()) {
      Failure failure = onlyFailure(temporal.client());

      assertThat(failure.message())
          .isEqualTo("The files could not be checked: there was no answer within 5 seconds.");
      assertThat(failure.remedy()).contains("'paris'");
    }
  }

  @Test
  void saysThatTemporalIsAway() {
    WorkflowServiceStubs nobody =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + TestTemporal.freePort())
                .build());
    try {
      assertThat(onlyFailure(WorkflowClient.newInstance(nobody)).message())
          .isEqualTo("The files could not be checked: Temporal cannot be reached.");
    } finally {
      nobody.shutdownNow();
    }
  }

  private static Failure onlyFailure(WorkflowClient client) {
    Duration second = Duration.ofSeconds(1);
    RepositoryProperties properties =
        new RepositoryProperties(
            Map.of(), second, second, Duration.ofSeconds(5), second, second, null);
    TemporalCalls temporal = new TemporalCalls(properties);
    try {
      List<Failure> failures =
          new ConnectionChecks(client, temporal, properties).check(silent()).failures();
      assertThat(failures).hasSize(1);
      return failures.get(0);
    } finally {
      temporal.stop();
    }
  }

  private static ConnectorDefinition silent() {
    CsvFile file = new CsvFile("silent.csv", null, ",", "UTF-8");
    return new ConnectorDefinition(
        "acme",
        "paris",
        List.of(new SourceDefinition("people", file)),
        List.of(),
        List.of(),
        Map.of(),
        ReviewDefinition.DEFAULT,
        NotifyDefinition.NONE,
        Jobs.NONE);
  }
}
