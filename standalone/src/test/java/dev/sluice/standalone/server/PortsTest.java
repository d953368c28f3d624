package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @TempDir private Path folder;

  @Test
  void keepsPortUntilSomebodyElseHasIt() throws IOException {
    int port = ports().portOf("temporal");

    assertThat(ports().portOf("temporal")).isEqualTo(port);
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
      assertThat(ports().portOf("temporal")).isNotEqualTo(port);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temporal=x",
        "temporal=",
        "temporal",
        "temporal=-1",
        "temporal=0",
        "temporal=70000",
        "temporal=99999999999",
        "temporal=\\uZZZZ",
        "\u0000\u0000\u0000"
      })
  void picksAnewWhatCannotBeRead(String damaged) throws IOException {
    Files.writeString(folder.resolve("ports.properties"), damaged);

    int port = ports().portOf("temporal");

    assertThat(port).isBetween(20_000, 30_000);
    assertThat(ports().portOf("temporal")).isEqualTo(port);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("ports.properties"))))
        .isEqualTo("rw-------");
  }

  private Ports ports() throws IOException {
    return new Ports(new ServerFiles(folder));
  }
}
