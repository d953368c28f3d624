package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
