package dev.sluice.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.step.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(folder.resolve("users.csv"), "id\n");
  }

  private void await(Duration quiet, Settling.Pause meanwhile) throws IOException {
    Settling.Pause pause =
        duration -> {
          pauses.add(duration);
          meanwhile.last(duration);
        };
    new Settling(Clock.fixed(NOW, ZoneOffset.UTC), quiet, pause)
        .await(Map.of("users.csv", file), Progress.NONE);
  }

  private void changed(Instant moment) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(moment));
  }

  @ParameterizedTest
  @CsvSource({
    // How old the file is, how quiet it must be, how long it is watched.
    "PT1H, PT2S, PT0S",
    "PT2S, PT2S, PT0S",
    "PT1.5S, PT2S, PT0.5S",
    "PT0S, PT2S, PT2S",
    "PT0S, PT0S, PT0S",
    // A clock that is ahead says nothing of the file's age.
    "PT-1H, PT2S, PT2S"
  })
  void watchesAFileNoLongerThanItMust(Duration age, Duration quiet, Duration watched)
      throws Exception {
    changed(NOW.minus(age));
    await(quiet, each -> {});
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(watched);
  }

  @Test
  void refusesAFileThatGrowsMeanwhile() throws Exception {
    changed(NOW);
    refused(
        each -> {
          Files.writeString(file, "id\n1\n");
          changed(NOW);
        });
  }

  @Test
  void refusesAFileThatIsWrittenAnewMeanwhile() throws Exception {
    changed(NOW);
    refused(each -> changed(NOW.plusSeconds(1)));
  }

  @Test
  void refusesAFileThatGoesMeanwhile() throws Exception {
    changed(NOW);
    refused(each -> Files.deleteIfExists(file));
  }

  private void refused(Settling.Pause meanwhile) {
    assertThatThrownBy(() -> await(Duration.ofSeconds(2), meanwhile))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("users.csv is still being written");
  }
}
