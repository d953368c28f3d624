package dev.sluice.standalone.apart;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A service's packaged jar in a process that knows nothing but its environment variables. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String name;
  private final Path jar;
  private final Map<String, String> environment;
  private final Path log;
  private final int management;
  private Process process;

  private ServiceProcess(String module, String name, Map<String, String> environment, Path folder)
      throws IOException {
    this.name = name;
    this.jar = jar(module);
    this.log = folder.resolve(name + ".log");
    this.management = LoopbackPorts.anyFree();
    this.environment = new TreeMap<>(environment);
    this.environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
    this.process = launch(List.of());
  }

  /** Starts it and does not wait. */
  static ServiceProcess start(
      String module, String name, Map<String, String> environment, Path folder) throws IOException {
    return new ServiceProcess(module, name, environment, folder);
  }

  /** Runs a command of it to its end and gives what it printed. */
  static String run(String module, String command, Map<String, String> environment, Path folder)
      throws Exception {
    return printed(module, List.of(command), environment, folder.resolve(command + ".log"));
  }

  /** Starts a service that cannot work, and gives what it printed until its end. */
  static String failing(String module, Map<String, String> environment, Path folder)
      throws Exception {
    return printed(module, List.of(), environment, folder.resolve(module + "-failing.log"));
  }

  private static String printed(
      String module, List<String> arguments, Map<String, String> environment, Path log)
      throws Exception {
    Process process = launch(jar(module), arguments, environment, log);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return "exit " + process.waitFor() + "\n" + Files.readString(log);
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Waits until the probe of its readiness is answered well. */
  void awaitReady() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new AssertionError(name + " ended with " + process.exitValue() + "\n" + log());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(name + " does not get ready\n" + log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** Ends it without a warning, as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Tells it to end, as Kubernetes does, and gives the time that it took. */
  Duration terminate() throws InterruptedException {
    long start = System.nanoTime();
    process.destroy();
    process.waitFor();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Tells it to end, and waits until it has heard that: its readiness is over. */
  void beginToTerminate() throws InterruptedException {
    process.destroy();
    while (isReady()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended at once, although it had work in hand");
    }
  }

  /** Starts it again and does not wait. */
  void startAgain() throws IOException {
    process = launch(List.of());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              BodyHandlers.ofString())
          .body()
          .contains("\"UP\"");
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process launch(List<String> arguments) throws IOException {
    return launch(jar, arguments, environment, log);
  }

  private static Process launch(
      Path jar, List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            jar.toString());
    builder.command().addAll(arguments);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .directory(log.getParent().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static Path jar(String module) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
      return files
          .filter(each -> each.toString().endsWith("-service.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("mvn package makes the jar of " + module))
          .toRealPath();
    }
  }
}
