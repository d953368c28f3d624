package dev.sluice.bench.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A standalone server in a process of its own, with a bounded heap, spoken to over REST. */
public final class Server implements AutoCloseable {
  private static final Duration START = Duration.ofMillis(100);
  private static final String TEMPORAL = "SLUICE_TEMPORAL_BIN";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Process process;
  private final URI address;
  private final String authorization;
  private final Path data;

  private Server(Process process, URI address, String authorization, Path data) {
    this.process = process;
    this.address = address;
    this.authorization = authorization;
    this.data = data;
  }

  /** A run as the server tells of it at its end, and how long it took from the request on. */
  public record FinishedRun(JsonNode state, Duration took) {
    public String id() {
      return state.path("id").asString();
    }

    public boolean completed() {
      return state.path("status").asString().equals("COMPLETED");
    }
  }

  /** Starts the jar and waits until it is ready. */
  public static Server start(Path jar, String heap, Path data, Path connectors, Path files)
      throws IOException, InterruptedException {
    int port = freePort();
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
    Process process = builder.start();
    Server waiting = new Server(process, URI.create("http://127.0.0.1:" + port), "", data);
    while (!waiting.ready()) {
      if (!process.isAlive()) {
        throw new IOException("the server ended; see " + data.resolve("server.log"));
      }
      Thread.sleep(START.toMillis());
    }
    Properties credentials = properties(data.resolve("credentials"));
    String login = credentials.getProperty("user") + ":" + credentials.getProperty("password");
    return new Server(
        process,
        waiting.address,
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)),
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

  /** Runs the connector in this mode and waits for the end. */
  public FinishedRun synchronize(String connector, String mode)
      throws IOException, InterruptedException {
    return synchronize(connector, mode, status -> {});
  }

  /**
   * Runs the connector in this mode and waits for the end.
   *
   * @param status is told the run's status whenever it is looked at
   */
  public FinishedRun synchronize(String connector, String mode, Consumer<String> status)
      throws IOException, InterruptedException {
    String body = json.writeValueAsString(new Start(connector, mode));
    long start = System.nanoTime();
    JsonNode run =
        read(
            request("/api/synchronizations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    String id = run.path("id").asString();
    while (run.path("endedAt").isMissingNode() || run.path("endedAt").isNull()) {
      if (run.path("status").asString().equals("AWAITING_REVIEW")) {
        throw new IOException("the run was held: " + run.path("breaches"));
      }
      Thread.sleep(patience(System.nanoTime() - start));
      run = read(request("/api/synchronizations/" + id));
      status.accept(run.path("status").asString());
    }
    return new FinishedRun(run, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Asked often at first, when the answer is to be exact; rarely later, when asking costs. */
  private static long patience(long nanoseconds) {
    return nanoseconds < 3_000_000_000L ? 10 : 100;
  }

  /** The database server that runs beside the services. */
  public Database database() throws IOException {
    return new Database(
        Integer.parseInt(properties(data.resolve("ports.properties")).getProperty("postgresql")),
        Files.readString(data.resolve("database-password")).strip());
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
    process.destroy();
    process.onExit().join();
  }

  private boolean ready() throws InterruptedException {
    try {
      return client
          .send(
              HttpRequest.newBuilder(address.resolve("/actuator/health")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("UP");
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", authorization);
  }

  private JsonNode read(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException("the server answered " + response.statusCode() + response.body());
    }
    return json.readTree(response.body());
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Start(String connector, String mode) {}
}
