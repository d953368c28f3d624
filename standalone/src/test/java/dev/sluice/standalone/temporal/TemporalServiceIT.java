package dev.sluice.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.process.Leftovers;
import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void endsWhatAnEarlierLifeLeftRunning() throws IOException {
    Assumptions.assumeTrue(
        TemporalProgram.find(System.getenv()).isPresent() || "true".equals(System.getenv("CI")),
        "no temporal program");
    String database = TemporalService.database(folder).toString();
    TemporalService first = start(System.getenv());
    ProcessHandle firstProcess = Leftovers.find("start-dev", database).get(0);

    try (TemporalService second = start(System.getenv())) {
      assertThat(firstProcess.isAlive()).isFalse();
      assertThat(Leftovers.find("start-dev", database)).hasSize(1);
      assertThat(second.pages()).isPresent();
      assertThat(second.description()).contains(database);
    }
    assertThat(Leftovers.find("start-dev", database)).isEmpty();
    first.close();
  }

  @Test
  void fallsBackToMemoryAndSaysWhatThatMeans() throws IOException {
    try (TemporalService memory = start(Map.of())) {
      assertThat(Readiness.await(memory.address(), () -> true, PATIENCE)).isTrue();
      assertThat(memory.description()).contains("do not survive a restart");
      assertThat(memory.pages()).isEmpty();
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
  void refusesProgramThatIsNone() {
    assertThatThrownBy(() -> start(Map.of("SLUICE_TEMPORAL_BIN", "/nowhere/temporal")))
        .hasMessageContaining("SLUICE_TEMPORAL_BIN names /nowhere/temporal");
  }

  private TemporalService start(Map<String, String> environment) throws IOException {
    return TemporalService.start(
        environment, folder, LoopbackPorts::anyFree, LoopbackPorts::anyFree);
  }
}
