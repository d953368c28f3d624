package dev.sluice.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.command.ServerRefusedException;
import dev.sluice.standalone.process.LoopbackPorts;
import dev.sluice.standalone.process.OrphanedProcesses;
import dev.sluice.standalone.process.Port;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void endsWhatAnEarlierLifeLeftRunning() throws IOException {
    assumeProgram();
    String database = TemporalService.database(folder).toString();
    TemporalService first = start(System.getenv());
    ProcessHandle firstProcess = OrphanedProcesses.find("start-dev", database).get(0);

    try (TemporalService second = start(System.getenv())) {
      assertThat(firstProcess.isAlive()).isFalse();
      assertThat(OrphanedProcesses.find("start-dev", database)).hasSize(1);
      assertThat(second.pages()).isPresent();
      assertThat(second.description()).contains(database);
    }
    assertThat(OrphanedProcesses.find("start-dev", database)).isEmpty();
    first.close();
  }

  @Test
  void fallsBackToMemoryAndSaysWhatThatMeans() throws IOException {
    try (TemporalService memory = start(Map.of())) {
      String token = memory.token().orElseThrow();
      assertThat(Readiness.await(memory.address(), token, () -> true, PATIENCE)).isTrue();
      assertThat(memory.description()).contains("do not survive a restart");
      assertThat(memory.pages()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "guessed"})
  void letsNobodyElseIntoItsMemory(String token) throws IOException {
    try (TemporalService memory = start(Map.of())) {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder()
                  .setTarget(memory.address())
                  .addGrpcMetadataProvider(new Token(token))
                  .build());
      try {
        assertThatThrownBy(
                () ->
                    stubs
                        .blockingStub()
                        .describeNamespace(
                            DescribeNamespaceRequest.newBuilder().setNamespace("default").build()))
            .hasMessageContaining("UNAUTHENTICATED");
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  @Test
  void closesTheHttpApi() throws Exception {
    assumeProgram();
    int httpPort = LoopbackPorts.anyFree();
    try (TemporalService service = start(System.getenv(), () -> httpPort)) {
      String api = "http://127.0.0.1:" + httpPort + "/api/v1/namespaces";
      HttpClient client = HttpClient.newHttpClient();
      for (HttpRequest request :
          List.of(
              HttpRequest.newBuilder(URI.create(api)).build(),
              HttpRequest.newBuilder(URI.create(api + "/default/batch-operations/x"))
                  .header("Content-Type", "text/plain")
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build())) {
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(403);
      }
      assertThat(service.pages()).isPresent();
    }
  }

  @Test
  void usesServiceThatExists() throws IOException {
    try (TemporalService existing =
        start(Map.of("SLUICE_TEMPORAL_ADDRESS", "temporal.example.org:7233"))) {
      assertThat(existing.address()).isEqualTo("temporal.example.org:7233");
    }
  }

  @Test
  void refusesProgramThatIsNone() throws IOException {
    Path noProgram = Files.writeString(folder.resolve("text"), "no program");
    for (String each : List.of("/nowhere/temporal", "/", noProgram.toString())) {
      assertThatThrownBy(() -> start(Map.of("SLUICE_TEMPORAL_BIN", each)))
          .isInstanceOf(ServerRefusedException.class)
          .hasMessageContaining("SLUICE_TEMPORAL_BIN names " + each);
    }
  }

  @Test
  void saysWhyProgramThatIsAnotherDoesNotServe() {
    assertThatThrownBy(() -> start(Map.of("SLUICE_TEMPORAL_BIN", "/bin/false")))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("The Temporal server did not start");
  }

  private static void assumeProgram() {
    Assumptions.assumeTrue(
        TemporalProgram.find(System.getenv()).isPresent() || "true".equals(System.getenv("CI")),
        "no temporal program");
  }

  private TemporalService start(Map<String, String> environment) throws IOException {
    return start(environment, LoopbackPorts::anyFree);
  }

  private TemporalService start(Map<String, String> environment, Port http) throws IOException {
    return TemporalService.start(
        environment,
        folder,
        new TemporalPorts(LoopbackPorts::anyFree, LoopbackPorts::anyFree, http));
  }
}
