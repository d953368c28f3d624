package dev.sluice.workflows;

import dev.sluice.workflows.testing.GoldenHistories;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenHistoriesTest {

  static Stream<Path> histories() {
    return GoldenHistories.stored().stream();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void replays(Path history) throws IOException {
    GoldenHistories.replay(WorkflowExecutionHistory.fromJson(Files.readString(history)));
  }
}
