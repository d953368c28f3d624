package dev.sluice.standalone.endtoend;

import dev.sluice.standalone.process.LoopbackPorts;
import java.io.IOException;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server in a process of its own, which can be killed and started again. */
final class ServerProcess implements AutoCloseable {
  private static final String PASSWORD = "from end to end";
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Path folder;
  private final String temporal;
  private final List<String> javaOptions;
  private final int port;
  private Process process;

  private ServerProcess(Path folder, String temporal, List<String> javaOptions) throws IOException {
    this.folder = folder;
    this.temporal = temporal;
    this.javaOptions = javaOptions;
    this.port = LoopbackPorts.anyFree();
    this.process = launch();
  }

  /**
   * Starts a server whose data, connectors and files are in this folder, on the Temporal service at
   * this address, and waits until it is ready.
   *
   * @param temporal empty for the server's own
   */
  static ServerProcess start(Path folder, String temporal, String... javaOptions) throws Exception {
    ServerProcess server = new ServerProcess(folder, temporal, List.of(javaOptions));
    server.awaitReady();
    return server;
  }

  Path files() {
    return folder.resolve("files");
  }

  /** Everything that the server and the processes it started have logged or printed. */
  String logs() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(printed()));
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path log : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        text.append(Files.readString(log, StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  private Path printed() {
    return folder.resolve("server.log");
  }

  /** Ends the server without a warning, as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends the server and what it started. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Starts it again on the same data and waits until it is ready. */
  void restart() throws Exception {
    process = launch();
    awaitReady();
  }

  /** Reads the definitions in the connectors folder again. */
  void reload() throws Exception {
    HttpResponse<String> response =
        send(request("/api/connectors/reload").POST(HttpRequest.BodyPublishers.noBody()));
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
  }

  /** Starts a run and gives its id. */
  String post(String connector, String mode) throws Exception {
    HttpResponse<String> response =
        send(
            request("/api/synchronizations")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(
                            new TreeMap<>(Map.of("connector", connector, "mode", mode))))));
    if (response.statusCode() != 202) {
      throw new AssertionError("the server answered " + response.statusCode() + response.body());
    }
    return json.readTree(response.body()).get("id").asString();
  }

  /** Resumes or cancels a run. */
  HttpResponse<String> decide(String id, String what) throws Exception {
    return send(
        request("/api/synchronizations/" + id + "/" + what)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  JsonNode run(String id) throws Exception {
    return get("/api/synchronizations/" + id);
  }

  JsonNode get(String path) throws Exception {
    return json.readTree(send(request(path)).body());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
  }

  /** The environment of a client of this server. */
  Map<String, String> access() {
    return Map.of(
        "SLUICE_URL",
        "http://127.0.0.1:" + port,
        "SLUICE_USER",
        "admin",
        "SLUICE_PASSWORD",
        PASSWORD);
  }

  /** The run, as soon as it has one of these statuses. */
  JsonNode await(String id, String... statuses) throws Exception {
    List<String> wanted = List.of(statuses);
    return await(() -> run(id), run -> wanted.contains(run.path("status").asString()));
  }

  /** Whatever the question answers, as soon as it is the answer hoped for. */
  <T> T await(Question<T> question, Predicate<T> hoped) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T answer = null;
    while (System.nanoTime() < deadline) {
      try {
        answer = question.ask();
        if (hoped.test(answer)) {
          return answer;
        }
      } catch (IOException serverIsAway) {
        // It is being restarted: ask again.
      }
      // Asking without a pause takes one of two cores from the server that is to answer.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("waited in vain; the last answer was " + answer);
  }

  static boolean isOk(HttpResponse<String> response) {
    return response.statusCode() == 200;
  }

  /** All resources and links, as comparable text: what two servers with the same rows agree on. */
  String rows() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (String list :
        List.of(
            "/api/resources?entityType=User",
            "/api/resources?entityType=Group",
            "/api/links?association=User.manager",
            "/api/links?association=Group.members")) {
      List<String> lines = new ArrayList<>();
      String after = "";
      do {
        JsonNode page = get(list + "&limit=1000" + after);
        for (JsonNode item : page.get("items")) {
          lines.add(
              item.path("entityType").asString("")
                  + item.path("key").asString("")
                  + item.path("attributes")
                  + item.path("active")
                  + item.path("association").asString("")
                  + item.path("ownerKey").asString("")
                  + item.path("targetKey").asString(""));
        }
        after =
            page.path("next").isNull() || page.path("next").isMissingNode()
                ? ""
                : "&after=" + page.get("next").asString();
      } while (!after.isEmpty());
      lines.stream().sorted().forEach(line -> rows.append(line).append('\n'));
    }
    return rows.toString();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private void awaitReady() throws Exception {
    await(
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the server ended with " + process.exitValue());
          }
          return send(request("/actuator/health")).body();
        },
        body -> body.contains("\"UP\""));
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", Path.of("target", "sluice.jar").toString(), "serve"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(List.of("--connectors", folder.resolve("connectors").toString()));
    command.addAll(List.of("--files", files().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SLUICE_TEMPORAL_ADDRESS", temporal);
    builder.environment().put("SLUICE_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("SLUICE_AGENT_SETTLE", "0s");
    // What a test waits for, such as the schedule of a job, is not to take ten seconds each time.
    builder.environment().put("SLUICE_REPOSITORY_SWEEPINTERVAL", "1s");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(printed().toFile()))
        .start();
  }

  /** Something to ask until the answer is right. */
  interface Question<T> {
    T ask() throws Exception;
  }
}
