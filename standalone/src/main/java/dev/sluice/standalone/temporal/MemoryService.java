package dev.sluice.standalone.temporal;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's Java service, which forgets everything when it ends. The SDK's own way to give it a
 * port listens on every address, so this class puts its parts behind loopback and only admits this
 * process.
 */
final class MemoryService implements TemporalService {
  private static final int LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

  private final TestServicesStarter services;
  private final Server server;

  private final Token token;

  private MemoryService(TestServicesStarter services, Server server, Token token) {
    this.services = services;
    this.server = server;
    this.token = token;
  }

  static MemoryService start(int port) throws IOException {
    // Time is never skipped, and starts at the present.
    TestServicesStarter services = new TestServicesStarter(true, 0);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .maxInboundMessageSize(LARGEST_MESSAGE_BYTES);
    Token token = new Token(UUID.randomUUID().toString());
    builder.intercept(token);
    services.getServices().forEach(builder::addService);
    try {
      return new MemoryService(services, builder.build().start(), token);
    } catch (IOException failure) {
      services.close();
      throw failure;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public Optional<String> token() {
    return Optional.of(token.value());
  }

  @Override
  public Optional<String> pages() {
    return Optional.empty();
  }

  @Override
  public String description() {
    return "in memory only: runs do not survive a restart, and schedules are off. Put the temporal"
        + " program on the PATH to keep runs";
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(5, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    services.close();
  }
}
