package dev.sluice.repository.finding.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.finding.evidence.Suspicion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The causes, by the tables of {@code causes} among the test resources, one for each cause. */
class CausesTest {
  @TestFactory
  Stream<DynamicTest> findsWhatTheTablesSay() throws IOException {
    Path folder = Path.of("src/test/resources/causes");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream()
          .flatMap(CauseCase::read)
          .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }
  }

  private static void check(CauseCase each) {
    assertThat(
            Causes.test(each.sample()).stream()
                .filter(found -> found.word().explains() || found.leftover() != null)
                .map(CausesTest::text))
        .containsExactlyElementsOf(each.expected());
  }

  /** Cause, word, changes in the sample, properties, values, kind, and how dates are moved back. */
  private static String text(Suspicion found) {
    StringBuilder text = new StringBuilder();
    text.append(found.cause()).append(' ').append(found.word().label());
    if (found.share().tried() > 0) {
      text.append(' ').append(found.share().hits()).append('/').append(found.share().tried());
    }
    if (!found.properties().isEmpty()) {
      text.append(' ').append(String.join(",", found.properties()));
    }
    if (!found.values().isEmpty()) {
      text.append(" [").append(String.join("|", found.values())).append(']');
    }
    if (found.detail() != null) {
      text.append(" (").append(found.detail()).append(')');
    }
    if (found.explained().rejectedRows() > 0) {
      text.append(" with ").append(found.explained().rejectedRows()).append(" rejected");
    }
    if (found.reading() != null && !found.reading().shifts().isEmpty()) {
      text.append(" read ").append(String.join(",", found.reading().shifts().values()));
    }
    return text.toString();
  }
}
