package dev.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @Test
  void leavesPlainWordsAlone() {
    assertThat(ShellWord.of(Path.of("/var/lib/sluice-1"))).isEqualTo("/var/lib/sluice-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my data", "it's", "$(id)", "a;b", "~", "a\\b", "\"x\"", "CN=é,O=*"})
  void isOneWordToTheShell(String word) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '[%s]' " + ShellWord.of(word))
            .redirectErrorStream(true)
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("[" + word + "]");
  }
}
