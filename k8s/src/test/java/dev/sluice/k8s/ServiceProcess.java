package dev.sluice.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A packaged service with the environment of a container, as a process of this machine. */
final class ServiceProcess implements AutoCloseable {
  static final List<String> SERVICES =
      List.of("repository-service", "workflows", "notification-service", "import-service");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int management = Surroundings.freePort();
  private final Path log;
  private final Process process;

  ServiceProcess(
      String service, List<String> arguments, Map<String, String> environment, Path folder)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar(service).orElseThrow().toString()));
    command.addAll(arguments);
    log = folder.resolve(service + String.join("-", arguments) + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .environment()
        .computeIfPresent("MANAGEMENT_SERVER_PORT", (name, port) -> String.valueOf(management));
    process = builder.start();
  }

  /** The program of a service, if it has been packaged. */
  static Optional<Path> jar(String service) {
    Path target = Path.of("..", service, "target");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith("-service.jar"))
          .map(Path::toAbsolutePath)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end:\n" + said());
    }
    return process.exitValue();
  }

  /** Waits until the probes of a container are answered well, one after the other. */
  void awaitReady(List<String> probes) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    for (String probe : probes) {
      while (!isGood(probe)) {
        if (!process.isAlive() || Instant.now().isAfter(end)) {
          throw new AssertionError("Not ready:\n" + said());
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  String probe(String path) {
    return "http://127.0.0.1:" + management + path;
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isGood(String probe) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(probe(probe))).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
