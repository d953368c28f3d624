package dev.sluice.bench;

import java.io.IOException;
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
import java.util.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A standalone server in a process of its own, with a bounded heap, spoken to over REST. */
final class Server implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Process process;
  private final URI address;
  private final String authorization;

  private Server(Process process, URI address, String authorization) {
    this.process = process;
    this.address = address;
    this.authorization = authorization;
  }

  /** Starts the jar and waits until it is ready. */
  static Server start(Path jar, String heap, Path data, Path connectors, Path files)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx" + heap));
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", Integer.toString(port)));
    command.addAll(List.of("--data", data.toString(), "--connectors", connectors.toString()));
    command.addAll(List.of("--files", files.toString()));
    Files.createDirectories(data);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("server.log").toFile())
            .start();
    URI address = URI.create("http://127.0.0.1:" + port);
    Server waiting = new Server(process, address, "");
    while (!waiting.ready()) {
      if (!process.isAlive()) {
        throw new IOException("the server ended; see " + data.resolve("server.log"));
      }
      Thread.sleep(POLL.toMillis());
    }
    Properties credentials = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("credentials"))) {
      credentials.load(reader);
    }
    String login = credentials.getProperty("user") + ":" + credentials.getProperty("password");
    return new Server(
        process,
        address,
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs the connector in this mode and waits for the end. */
  JsonNode synchronize(String connector, String mode) throws IOException, InterruptedException {
    String body = json.writeValueAsString(new Start(connector, mode));
    JsonNode run =
        read(
            request("/api/synchronizations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    String id = run.get("id").asString();
    while (run.get("endedAt") == null || run.get("endedAt").isNull()) {
      if (run.get("status").asString().equals("AWAITING_REVIEW")) {
        throw new IOException("the run was held: " + run.get("breaches"));
      }
      Thread.sleep(POLL.toMillis());
      run = read(request("/api/synchronizations/" + id));
    }
    return run;
  }

  /** Streams a list as CSV. */
  HttpResponse<java.io.InputStream> csv(String path) throws IOException, InterruptedException {
    return client.send(
        request(path).header("Accept", "text/csv").build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  /** The highest resident size that the process ever had, in MiB. */
  long peakResidentMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("this machine does not tell a process's peak size");
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

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private record Start(String connector, String mode) {}
}
