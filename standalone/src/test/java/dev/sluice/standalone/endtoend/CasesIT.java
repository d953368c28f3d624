package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What files say and what becomes of it, through the whole service: each file in {@code cases}
 * holds some situations of one kind, each with its definitions, its files, its runs, and the rows
 * and counters that are right. {@link CaseSteps} says what may stand in a step.
 */
@RequiresTemporal
class CasesIT {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  @TempDir static Path folder;

  private static TemporalProcess temporal;
  private static ServerProcess server;
  private static CaseRepository repository;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(folder.resolve("connectors"));
    Files.createDirectories(folder.resolve("files"));
    temporal = TemporalProcess.start(folder);
    server = ServerProcess.start(folder, temporal.address());
    repository = new CaseRepository(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (temporal != null) {
      temporal.close();
    }
  }

  @TestFactory
  Stream<DynamicContainer> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream().map(CasesIT::container);
    }
  }

  private static DynamicContainer container(Path file) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      return DynamicContainer.dynamicContainer(
          name,
          Case.read(file).stream()
              .map(each -> DynamicTest.dynamicTest(each.title(), () -> run(each))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Case each) throws Exception {
    repository.empty();
    try (CaseSteps steps = new CaseSteps(server, each)) {
      steps.all();
    }
  }
}
