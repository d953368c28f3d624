package dev.sluice.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Picks ports of 127.0.0.1 for servers that start to listen later. A port picked by the operating
 * system may be used for an outgoing connection in between, so these are below all such ranges:
 * Linux uses 32768 and above, others the dynamic ports of RFC 6335, 49152 and above.
 */
public final class LoopbackPorts {
  /** The highest number that a port can have. */
  public static final int HIGHEST = 65_535;

  static final int FIRST = 20_000;
  static final int END = 30_000;
  private static final int ATTEMPTS = 100;

  private LoopbackPorts() {}

  /**
   * A port that nobody listens at.
   *
   * @throws IOException if none is found
   */
  public static int anyFree() throws IOException {
    return firstFree(() -> ThreadLocalRandom.current().nextInt(FIRST, END));
  }

  static int firstFree(IntSupplier candidates) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = candidates.getAsInt();
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("None of " + ATTEMPTS + " ports of 127.0.0.1 that were tried is free");
  }

  /** Whether a server could listen at this port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
