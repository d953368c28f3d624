package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path folder;

  @Test
  void keepsPortUntilSomebodyElseHasIt() throws IOException {
    Path file = folder.resolve("ports.properties");
    int port = new Ports(file).portOf("temporal");

    assertThat(new Ports(file).portOf("temporal")).isEqualTo(port);
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
      assertThat(new Ports(file).portOf("temporal")).isNotEqualTo(port);
    }
  }
}
