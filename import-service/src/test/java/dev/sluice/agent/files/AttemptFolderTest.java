package dev.sluice.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptFolderTest {
  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void makeRun() {
    run = new RunFolder(folder.resolve("run"));
  }

  private static Path write(AttemptFolder attempt) throws IOException {
    return Files.writeString(attempt.path().resolve("rows"), "1");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    try (AttemptFolder attempt = AttemptFolder.in(run)) {
      assertThat(write(attempt)).exists();
    }
    assertThat(run.path()).isEmptyDirectory();
  }

  @Test
  void deletesWhatAKilledAttemptLeft() throws Exception {
    Path left = Files.createDirectories(run.path().resolve("attempt7"));
    Files.writeString(left.resolve("rows"), "1");
    Files.createFile(run.path().resolve("attempt7.lock"));
    Path other = Files.createFile(run.path().resolve("User.sorted.csv"));

    AttemptFolder.in(run).close();

    assertThat(run.path()).isDirectoryContaining(other::equals);
    assertThat(left).doesNotExist();
    assertThat(run.path().resolve("attempt7.lock")).doesNotExist();
  }

  @Test
  void leavesAnAttemptThatIsStillAtWork() throws Exception {
    try (AttemptFolder givenUp = AttemptFolder.in(run)) {
      Path file = write(givenUp);
      AttemptFolder.in(run).close();
      assertThat(file).exists();
    }
    assertThat(run.path()).isEmptyDirectory();
  }
}
