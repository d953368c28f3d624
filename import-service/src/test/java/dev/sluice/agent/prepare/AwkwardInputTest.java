package dev.sluice.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.agent.AConnector;
import dev.sluice.agent.AgentRig;
import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.run.Mode;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The cases stand in awkward-input.json: what the file holds, and what must come of it. */
class AwkwardInputTest {
  private static final String CANARY = "CANARY";

  record Case(
      String id,
      String content,
      String encoding,
      String writtenIn,
      String delimiter,
      String path,
      String failure,
      Long line,
      String column,
      String says,
      Long read,
      Long rejected,
      Long duplicates,
      List<String> rows,
      String code,
      List<String> keep,
      String state) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Case> cases() {
    InputStream table = AwkwardInputTest.class.getResourceAsStream("/awkward-input.json");
    return Stream.of(JsonMapper.shared().readValue(Objects.requireNonNull(table), Case[].class));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasItsOutcome(Case each, @TempDir Path folder) throws Exception {
    String path = each.path() == null ? "users.csv" : each.path();
    CsvFile csv =
        new CsvFile(
            path,
            null,
            each.delimiter() == null ? ";" : each.delimiter(),
            each.encoding() == null ? "UTF-8" : each.encoding());
    AgentRig rig =
        new AgentRig(
            folder,
            AConnector.connector()
                .source("users", csv)
                .type(
                    "User",
                    "users",
                    AConnector.property("id", PropertyType.STRING),
                    new PropertyDefinition("login", "login", PropertyType.STRING, null, true, true),
                    AConnector.property("age", PropertyType.INTEGER))
                .build());
    if (each.content() != null) {
      Charset charset =
          each.writtenIn() == null ? StandardCharsets.UTF_8 : Charset.forName(each.writtenIn());
      rig.bytes(
          "users.csv",
          each.content()
              .replace("{10MB}", "x".repeat(10_000_000))
              .replace("{17MB}", "x".repeat(17_000_000))
              .replace("{1025}", "k".repeat(1025))
              .getBytes(charset));
    }
    if (each.failure() != null) {
      fails(each, rig);
    } else {
      succeeds(each, rig);
    }
  }

  private static void fails(Case each, AgentRig rig) {
    Throwable thrown = catchThrowable(() -> rig.prepare("run", Mode.COMPLETE));
    assertThat(thrown).isInstanceOf(SourceException.class);
    Failure failure = ((SourceException) thrown).failure();
    assertThat(failure.type()).hasToString(each.failure());
    assertThat(failure.line()).isEqualTo(each.line());
    assertThat(failure.column()).isEqualTo(each.column());
    assertThat(failure.message()).contains(each.says()).doesNotContain(CANARY);
    assertThat(failure.file()).isNotNull();
    assertThat(failure.message()).contains(failure.file());
    assertThat(failure.remedy()).isNotBlank();
    assertThat(thrown).hasNoCause();
  }

  private static void succeeds(Case each, AgentRig rig) throws Exception {
    PrepareResult result = rig.prepare("run", Mode.COMPLETE);
    PreparedFile user = AgentRig.of(result, "User");
    String sorted = AgentRig.text(rig.run("run").sorted("User"));
    String rejects = AgentRig.text(rig.run("run").rejects("User"));
    String nullKeys = AgentRig.text(rig.run("run").nullKeys("User"));
    String keep = AgentRig.text(rig.run("run").keep("User"));
    assertThat(sorted.lines().skip(1).map(line -> line.substring(0, Math.min(60, line.length()))))
        .isEqualTo(each.rows() == null ? List.of() : each.rows());
    if (each.read() != null) {
      assertThat(user.read()).isEqualTo(each.read());
    }
    assertThat(user.rejected()).isEqualTo(each.rejected() == null ? 0L : each.rejected());
    assertThat(user.duplicates()).isEqualTo(each.duplicates() == null ? 0L : each.duplicates());
    assertThat(user.content()).hasToString(each.state() == null ? "ROWS" : each.state());
    if (each.code() != null) {
      List<String> cells =
          List.of((rejects + nullKeys).lines().skip(1).findFirst().orElseThrow().split(","));
      assertThat(cells.get(0)).isEqualTo(String.valueOf(each.line()));
      assertThat(cells.get(1)).isEqualTo(each.column() == null ? "" : each.column());
      assertThat(cells.get(2)).isEqualTo(each.code());
      assertThat(cells.get(3)).doesNotContain(CANARY);
    }
    assertThat(keep.lines().skip(1)).isEqualTo(each.keep() == null ? List.of() : each.keep());
  }
}
