package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** The page for operators says what each command is for. */
class DocumentedCommandsTest {
  static Stream<String> commands() {
    return Arrays.stream(Sluice.class.getAnnotation(Command.class).subcommands())
        .map(each -> each.getAnnotation(Command.class).name());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void hasARowInTheTable(String command) throws IOException {
    assertThat(Files.readString(Path.of("../docs/operating.md")))
        .containsPattern("`\\./sluice " + command + "\\b[^`]*`");
  }
}
