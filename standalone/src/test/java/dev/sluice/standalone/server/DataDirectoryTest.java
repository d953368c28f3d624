package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.ServerRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  private Path temporary;

  @BeforeEach
  void findFolder(@TempDir Path made) throws IOException {
    temporary = made.toRealPath();
  }

  @Test
  void isHeldByOneServerAtATime() throws IOException {
    Path folder = temporary.resolve("data");
    try (DataDirectory held = DataDirectory.open(folder)) {
      new ServerFiles(folder).recordAddress("http://127.0.0.1:8080");

      assertThat(held.resolve("x")).isEqualTo(folder.resolve("x"));
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(ServerRefusedException.class)
          .hasMessage("A Sluice server already runs on " + folder + " (http://127.0.0.1:8080).");
    }
    DataDirectory.open(folder).close();
  }

  @Test
  void hasOneNameWhicheverLinkLeadsThere() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("data"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);

    try (DataDirectory held = DataDirectory.open(link)) {
      assertThat(held.resolve("postgresql")).isEqualTo(folder.resolve("postgresql"));
    }
  }

  @Test
  void cannotBeReadByOthers() throws IOException {
    Path folder = temporary.resolve("data");
    try (DataDirectory held = DataDirectory.open(folder)) {
      assertThat(permissions(folder)).isEqualTo("rwx--x--x");
      assertThat(permissions(held.privateFolder("agent"))).isEqualTo("rwx------");
    }
  }

  @Test
  void isNotBelievedWhereOthersCanWriteToIt() throws IOException {
    for (String permissions : List.of("rwxrwxrwx", "rwxrwx---", "rwx----w-")) {
      Path folder = Files.createDirectory(temporary.resolve(permissions));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(ServerRefusedException.class)
          .hasMessageContaining("others can write to it");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void takesFromOthersWhatTheyCouldRead() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("data"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path lock = Files.createFile(folder.resolve("lock"));
    Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));

    try (DataDirectory held = DataDirectory.open(folder)) {
      assertThat(permissions(held.resolve("."))).isEqualTo("rwx--x--x");
      assertThat(permissions(lock)).isEqualTo("rw-------");
    }
  }

  @Test
  void isRefusedWhereItCannotBe() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    Path linked = Files.createDirectory(temporary.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("lock"), file);
    for (Path folder : List.of(file, file.resolve("beneath"), linked)) {
      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOfSatisfying(
              ServerRefusedException.class,
              refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_USAGE))
          .hasMessageContaining("cannot be the data directory");
    }
  }

  @Test
  void tellsWhetherServerHoldsIt() throws IOException {
    Path folder = temporary.resolve("data");
    assertThat(DataDirectory.isHeld(folder)).isFalse();
    try (DataDirectory held = DataDirectory.open(folder)) {
      assertThat(held.resolve("lock")).exists();
      assertThat(DataDirectory.isHeld(folder)).isTrue();
    }
    assertThat(DataDirectory.isHeld(folder)).isFalse();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
