package dev.sluice.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.PrimitiveIterator.OfInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
  /** Where the smallest of the ranges begins that systems give outgoing connections from. */
  private static final int GIVEN_TO_CLIENTS = 32_768;

  @Test
  void picksNoPortThatAnOutgoingConnectionCouldTakeBeforeItsServerListens() throws IOException {
    assertThat(LoopbackPorts.END).isLessThanOrEqualTo(GIVEN_TO_CLIENTS);
    assertThat(LoopbackPorts.anyFree()).isBetween(LoopbackPorts.FIRST, LoopbackPorts.END - 1);
  }

  @Test
  void passesOverPortsThatAreTaken() throws IOException {
    int free = LoopbackPorts.anyFree();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      OfInt candidates = IntStream.of(taken.getLocalPort(), free).iterator();

      assertThat(LoopbackPorts.firstFree(candidates::nextInt)).isEqualTo(free);
    }
  }

  @Test
  void givesUpWhereAllAreTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LoopbackPorts.firstFree(taken::getLocalPort))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }
}
