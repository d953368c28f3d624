package dev.sluice.agent.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.XlsxFile;
import dev.sluice.contract.run.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file has its outcome, soon and in little memory: the build gives this test 256 MB. */
class OddFilesTest {
  static Stream<OddFile> files() {
    return Stream.concat(OddWorkbooks.all(), OddCsvFiles.all());
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(files().map(each -> each.name() + each.id()).distinct().count())
        .isEqualTo(files().count())
        .isGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("files")
  @Timeout(60)
  void hasItsOutcome(OddFile file, @TempDir Path folder) throws Exception {
    AConnector connector = AConnector.connector();
    if (file.xlsx()) {
      connector.source("users", new XlsxFile(file.name(), null, null, null));
    } else {
      connector.source("users", new CsvFile(file.name(), null, file.delimiter(), file.encoding()));
    }
    AgentRig rig =
        new AgentRig(
                folder,
                connector
                    .type(
                        "User",
                        "users",
                        AConnector.property("id", PropertyType.STRING),
                        new PropertyDefinition(
                            "login", "login", PropertyType.STRING, null, true, false))
                    .build())
            .bytes(file.name(), file.content().bytes());

    Throwable thrown = catchThrowable(() -> rig.prepare("run", Mode.COMPLETE));

    if (file.failure() != null) {
      assertThat(thrown).isInstanceOf(SourceException.class).hasNoCause();
      Failure failure = ((SourceException) thrown).failure();
      assertThat(failure.type()).as(failure.message()).hasToString(file.failure());
      assertThat(failure.message()).startsWith(file.name()).contains(file.says());
      assertThat(failure.remedy()).isNotBlank();
    } else {
      assertThat(thrown).isNull();
      assertThat(text(rig.run("run").sorted("User"))).isEqualTo(lines(file.rows()));
      assertThat(
              AgentRig.text(rig.run("run").rejects("User"))
                  .lines()
                  .skip(1)
                  .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3))))
          .isEqualTo(file.rejects());
    }
  }

  private static String text(Path sorted) throws Exception {
    String text = AgentRig.text(sorted);
    return text.substring(text.indexOf('\n') + 1);
  }

  private static String lines(List<String> rows) {
    return rows.isEmpty() ? "" : String.join("\n", rows) + "\n";
  }
}
