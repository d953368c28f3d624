package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What files say and what happens to it, through the whole service: each file in {@code cases}
 * holds some situations of one kind, each with its definitions, its files, its runs, and the rows
 * and counters that are right. {@link CaseSteps} says what may be in a step.
 */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class CasesIT {
  private static final Path CASES = Path.of("src", "test", "resources", "cases");

  private static SharedServer shared;

  @BeforeAll
  static void take(SharedServer server) {
    shared = server;
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
    shared.forget();
    try (CaseSteps steps = new CaseSteps(shared.server(), each)) {
      steps.all();
    }
  }
}
