package dev.sluice.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of a running server. */
public final class Rest {
  // An answer costs the server about 1.5 ms, which every 10 ms would be a sixth of a core.
  private static final Duration OF_SECONDS = Duration.ofMillis(50);
  private static final Duration OF_MILLISECONDS = Duration.ofMillis(10);

  private static final int HTTP_OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI address;
  private final String authorization;

  public Rest(URI address, String user, String password) {
    this.address = address;
    String login = user + ":" + password;
    authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** A run as the server tells of it at its end, and how long it took from the request on. */
  public record FinishedRun(JsonNode state, Duration took) {
    public String id() {
      return state.path("id").asString();
    }

    public boolean completed() {
      return state.path("status").asString().equals("COMPLETED");
    }

    /** Where the run is not completed or its counters are not these. */
    public List<String> differences(Map<String, Map<String, Long>> counters) {
      List<String> wrong = new ArrayList<>();
      if (!completed()) {
        wrong.add("the run ended as " + state);
      }
      counters.forEach((dataset, counts) -> compare(dataset, counts, wrong));
      return wrong;
    }

    private void compare(String dataset, Map<String, Long> counts, List<String> wrong) {
      JsonNode actual = state.path(dataset.contains(".") ? "links" : "resources").path(dataset);
      counts.forEach(
          (counter, count) -> {
            if (actual.path(counter).asLong(-1) != count) {
              wrong.add(
                  String.format(
                      Locale.ROOT,
                      "%s %s: %d expected, %s counted",
                      dataset,
                      counter,
                      count,
                      actual.path(counter)));
            }
          });
    }
  }

  /** Runs the connector in this mode and waits for the end. */
  public FinishedRun synchronize(String connector, String mode)
      throws IOException, InterruptedException {
    return synchronize(new Start(connector, mode, false), OF_SECONDS, status -> {});
  }

  /** Plans a complete run, whose changes are inspected and not made, and waits for the end. */
  public FinishedRun plan(String connector) throws IOException, InterruptedException {
    return synchronize(new Start(connector, "complete", true), OF_SECONDS, status -> {});
  }

  /** What the server answers. */
  public JsonNode show(String path) throws IOException, InterruptedException {
    return read(request(path));
  }

  /**
   * The same, but asks often, for runs that are over within a second and for those that are to be
   * watched.
   *
   * @param status is told the run's status whenever it is looked at
   */
  public FinishedRun synchronizeClosely(String connector, String mode, Consumer<String> status)
      throws IOException, InterruptedException {
    return synchronize(new Start(connector, mode, false), OF_MILLISECONDS, status);
  }

  private FinishedRun synchronize(Start asked, Duration patience, Consumer<String> status)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    JsonNode run = post("/api/synchronizations", asked);
    String id = run.path("id").asString();
    while (run.path("endedAt").isMissingNode() || run.path("endedAt").isNull()) {
      if (run.path("status").asString().equals("AWAITING_REVIEW")) {
        throw new IOException("the run was held: " + run.path("breaches"));
      }
      Thread.sleep(patience.toMillis());
      run = read(request("/api/synchronizations/" + id));
      status.accept(run.path("status").asString());
    }
    return new FinishedRun(run, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Sends something and gives what the server answers. */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return read(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Starts a complete run of a connector, once for each key, and gives what is answered. */
  public JsonNode trigger(String connector, String key) throws IOException, InterruptedException {
    return read(
        request("/api/synchronizations")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    json.writeValueAsString(new Start(connector, "complete", false)))));
  }

  /** How long a good answer is, of which nothing is read. */
  public long bytes(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != HTTP_OK) {
      throw new IOException("the server answered " + path + " with " + response.statusCode());
    }
    return response.body().length;
  }

  /** Writes an answer to a file, and tells how long it took from the request on. */
  public Duration download(String path, Path file) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<Path> response =
        client.send(request(path).build(), HttpResponse.BodyHandlers.ofFile(file));
    if (response.statusCode() != HTTP_OK) {
      throw new IOException("the server answered " + path + " with " + response.statusCode());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Whether the server answers that it is up. */
  public boolean ready() throws InterruptedException {
    try {
      return client
          .send(
              HttpRequest.newBuilder(address.resolve("/actuator/health")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"UP\"");
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

  private record Start(String connector, String mode, boolean dryRun) {}
}
