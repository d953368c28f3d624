package dev.sluice.bench.scale;

import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One service in a JVM of its own, from its packaged jar. */
final class JavaService implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String module;
  private final int port;
  private final long started = System.nanoTime();
  private final Process process;
  private final Path log;

  private JavaService(String module, int port, Process process, Path log) {
    this.module = module;
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a module and does not wait.
   *
   * @param module its folder, whose {@code target} has its jar
   * @param port where its web server listens
   */
  static JavaService start(
      Path module, String heap, int port, Map<String, String> settings, Path log)
      throws IOException {
    List<String> command = command(module, heap);
    command.add("--server.port=" + port);
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    return new JavaService(
        module.getFileName().toString(),
        port,
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** The beginning of the command line that runs a module's jar. */
  static List<String> command(Path module, String heap) throws IOException {
    return new ArrayList<>(List.of(Server.java(), "-Xmx" + heap, "-jar", jar(module).toString()));
  }

  /** What it is called. */
  String module() {
    return module;
  }

  long pid() {
    return process.pid();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Waits until it says that it is ready, and tells how long that took from its start on. */
  Duration awaitReady() throws IOException, InterruptedException {
    HttpRequest readiness =
        HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness")).build();
    while (true) {
      try {
        if (CLIENT.send(readiness, BodyHandlers.ofString()).body().contains("\"UP\"")) {
          return Duration.ofNanos(System.nanoTime() - started);
        }
      } catch (IOException notListeningYet) {
        if (!process.isAlive()) {
          throw new IOException("a service ended; see " + log);
        }
      }
      Thread.sleep(LOOK.toMillis());
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static Path jar(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files
          .filter(each -> each.toString().endsWith("-service.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no packaged jar of " + module));
    }
  }
}
