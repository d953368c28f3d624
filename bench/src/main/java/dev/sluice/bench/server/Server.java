package dev.sluice.bench.server;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A standalone server in a separate process with a limited heap, used over REST. */
public final class Server implements AutoCloseable {
  private static final Duration START = Duration.ofMillis(100);
  private static final String TEMPORAL = "SLUICE_TEMPORAL_BIN";

  private final Process process;
  private final Rest rest;
  private final Path data;

  private Server(Process process, Rest rest, Path data) {
    this.process = process;
    this.rest = rest;
    this.data = data;
  }

  /** Starts the jar and waits until it is ready. */
  public static Server start(Path jar, String heap, Path data, Path connectors, Path files)
      throws IOException, InterruptedException {
    return start(jar, heap, data, connectors, files, Map.of());
  }

  /** The same with more variables of the environment. */
  public static Server start(
      Path jar,
      String heap,
      Path data,
      Path connectors,
      Path files,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    int port = LoopbackPorts.anyFree();
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", Integer.toString(port)));
    command.addAll(List.of("--data", data.toString(), "--connectors", connectors.toString()));
    command.addAll(List.of("--files", files.toString()));
    Files.createDirectories(data);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("server.log").toFile());
    temporal().ifPresent(program -> builder.environment().put(TEMPORAL, program.toString()));
    // The bench has written its files to their ends before it asks for a run.
    builder.environment().put("SLUICE_AGENT_SETTLE", "0s");
    builder.environment().putAll(environment);
    Process process = builder.start();
    // The server outlives nobody: an interrupted bench takes it along.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-server"));
    URI address = URI.create("http://127.0.0.1:" + port);
    Rest nobody = new Rest(address, "", "");
    while (!nobody.ready()) {
      if (!process.isAlive()) {
        throw new IOException("the server ended; see " + data.resolve("server.log"));
      }
      Thread.sleep(START.toMillis());
    }
    Properties credentials = properties(data.resolve("credentials"));
    return new Server(
        process,
        new Rest(address, credentials.getProperty("user"), credentials.getProperty("password")),
        data);
  }

  /** The real Temporal server's program, where this machine has it. */
  public static Optional<Path> temporal() {
    String named = System.getenv().getOrDefault(TEMPORAL, "");
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "temporal"));
    Path goes = Path.of(System.getProperty("user.home"), "go", "bin", "temporal");
    return Stream.concat(
            named.isEmpty() ? Stream.of() : Stream.of(Path.of(named)),
            Stream.concat(onPath, Stream.of(goes)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Its API. */
  public Rest rest() {
    return rest;
  }

  /** The database server that runs beside the services. */
  public Database database() throws IOException {
    return new Database(
        Integer.parseInt(properties(data.resolve("ports.properties")).getProperty("postgresql")),
        Files.readString(data.resolve("database-password")).strip());
  }

  /** The host and port of the Temporal service that it started. */
  public String temporalAddress() throws IOException {
    return "127.0.0.1:" + properties(data.resolve("ports.properties")).getProperty("temporal");
  }

  /** The time of each step of a run, as the services logged it. */
  public StepTimes stepTimes(String run) throws IOException {
    try (Stream<String> lines =
        Files.lines(data.resolve("logs").resolve("sluice.log"), StandardCharsets.UTF_8)) {
      return StepTimes.of(run, lines);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** The highest resident size that the process ever had, in MiB. */
  public long peakResidentMebibytes() throws IOException {
    return Processes.peakResidentMebibytes(process.pid());
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** This JVM's program. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
