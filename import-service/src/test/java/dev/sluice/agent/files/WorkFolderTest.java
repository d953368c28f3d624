package dev.sluice.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  @TempDir private Path temporary;

  @Test
  void isItsOwnersAlone() throws IOException {
    Path made = WorkFolder.own(temporary.resolve("a/b")).path();
    Path found = Files.createDirectory(temporary.resolve("found"));
    Files.setPosixFilePermissions(found, PosixFilePermissions.fromString("rwxr-xr-x"));
    WorkFolder.own(found);

    for (Path each : new Path[] {made, found}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }
}
