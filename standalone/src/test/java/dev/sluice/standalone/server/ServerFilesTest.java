package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.command.ServerRefusedException;
import dev.sluice.standalone.server.ServerFiles.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {
  @TempDir private Path folder;
  private ServerFiles files;

  @BeforeEach
  void open() {
    files = new ServerFiles(folder);
  }

  @Test
  void makesPasswordOnceForItsOwnerAlone() throws IOException {
    Credentials first = files.ensureCredentials(Map.of());
    Credentials second = files.ensureCredentials(Map.of());

    assertThat(second).isEqualTo(first);
    assertThat(first.user()).isEqualTo("admin");
    assertThat(first.password()).hasSizeGreaterThan(30);
    Path file = folder.resolve("credentials");
    assertThat(file).hasContent("user=admin\npassword=" + first.password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(files.credentials()).contains(first);
  }

  @Test
  void takesPasswordFromTheEnvironment() throws IOException {
    files.ensureCredentials(Map.of());

    files.ensureCredentials(Map.of("SLUICE_ADMIN_PASSWORD", "a=b c=d e=f g"));

    assertThat(files.credentials()).contains(new Credentials("admin", "a=b c=d e=f g"));
    assertThat(files.ensureCredentials(Map.of()).password()).isEqualTo("a=b c=d e=f g");
  }

  /** A file that was cut short would let everybody in. */
  @Test
  void makesPasswordAnewWhereThereIsNone() throws IOException {
    Files.writeString(folder.resolve("credentials"), "user=admin\n");

    assertThat(files.ensureCredentials(Map.of()).password()).hasSizeGreaterThan(30);
  }

  @Test
  void refusesPasswordThatItsFileCannotHold() {
    assertThatThrownBy(
            () -> files.ensureCredentials(Map.of("SLUICE_ADMIN_PASSWORD", "two\nlines of text")))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageNotContaining("two");
  }

  @Test
  void refusesPasswordThatSomebodyMayGuess() {
    assertThatThrownBy(() -> files.ensureCredentials(Map.of("SLUICE_ADMIN_PASSWORD", "winter26")))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageStartingWith("SLUICE_ADMIN_PASSWORD must have at least 12 characters")
        .hasMessageNotContaining("winter26");
  }

  @Test
  void keepsSecretsAndLeavesNoUnfinishedFiles() throws IOException {
    String secret = files.ensureSecret("agent-token");

    assertThat(files.ensureSecret("agent-token")).isEqualTo(secret);
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written).containsExactly(folder.resolve("agent-token"));
    }
  }
}
