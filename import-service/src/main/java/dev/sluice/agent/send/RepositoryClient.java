package dev.sluice.agent.send;

import static dev.sluice.contract.FailureType.INTERNAL;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server with the agent's token. */
public final class RepositoryClient {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The server plans millions of links while the agent waits; it is silent for as long. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);

  private static final String RUNS = "/agent/synchronizations/";

  private final URI address;
  private final String token;
  private final TextMapPropagator traces;
  private final HttpClient client;

  /** A server that is told nothing of traces. */
  public RepositoryClient(URI address, String token) {
    this(address, token, TextMapPropagator.noop());
  }

  /**
   * A server whose part in a step is seen in the trace of the step.
   *
   * @param traces adds to each request in which trace it is made
   */
  public RepositoryClient(URI address, String token, TextMapPropagator traces) {
    this.address = address;
    this.token = token;
    this.traces = traces;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /** A request to a place beneath that of a run. */
  HttpRequest.Builder request(String synchronizationId, String... path) {
    return authorized(place(RUNS, synchronizationId, path));
  }

  /** A request to where rows of a run are only counted. */
  HttpRequest.Builder recountRequest(
      String synchronizationId, String test, String dataset, long read, long unusable) {
    String rows = place(RUNS, synchronizationId, "recount", test, "rows", dataset);
    return authorized(rows + "?read=" + read + "&unusable=" + unusable);
  }

  /** A request to a place beneath that of an upload. */
  HttpRequest.Builder uploadRequest(String upload, String... path) {
    return authorized(place("/agent/uploads/", upload, path));
  }

  /** A request that is about the agent itself. */
  HttpRequest.Builder ownRequest(String name) {
    return authorized(base() + "/agent/" + name);
  }

  private HttpRequest.Builder authorized(String place) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(place)).header("Authorization", "Bearer " + token);
    traces.inject(Context.current(), request, RepositoryClient::setHeader);
    return request;
  }

  private static void setHeader(HttpRequest.@Nullable Builder request, String name, String value) {
    Objects.requireNonNull(request).setHeader(name, value);
  }

  private String place(String collection, String id, String... path) {
    StringBuilder place = new StringBuilder(base());
    place.append(collection).append(encoded(id));
    Arrays.stream(path).forEach(each -> place.append('/').append(encoded(each)));
    return place.toString();
  }

  private String base() {
    return address.toString().replaceAll("/+$", "");
  }

  /** Sends and waits for any answer. */
  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client.send(request, body);
  }

  /** Sends without waiting for the answer. */
  CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofByteArray());
  }

  /**
   * Sends and waits for a good answer.
   *
   * @param moving tells how many rows have gone so far; called about once a second, and may throw
   *     to give up
   * @throws SourceException if the server says no
   * @throws IOException if another attempt may succeed
   */
  byte[] call(HttpRequest request, Movement moving) throws IOException {
    return goodAnswer(start(request), moving);
  }

  /** The same for a good answer of any length, which goes to a file. */
  void download(HttpRequest request, Path file, Movement moving) throws IOException {
    goodAnswer(
        client.sendAsync(
            request,
            head ->
                head.statusCode() / 100 == 2
                    ? BodySubscribers.mapping(
                        BodySubscribers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING),
                        done -> new byte[0])
                    : BodySubscribers.ofByteArray()),
        moving);
  }

  private static byte[] goodAnswer(CompletableFuture<HttpResponse<byte[]>> answer, Movement moving)
      throws IOException {
    try {
      HttpResponse<byte[]> response = await(answer, moving);
      if (response.statusCode() / 100 == 2) {
        return response.body();
      }
      throw refused(response);
    } finally {
      // Without effect on an answer that has come; otherwise it closes the connection.
      answer.cancel(true);
    }
  }

  /** Says how far a request is. */
  @FunctionalInterface
  interface Movement {
    long rows();
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> answer, Movement moving) throws IOException {
    long rowsBefore = moving.rows();
    long movedAt = System.nanoTime();
    while (true) {
      try {
        return answer.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException notYet) {
        long rows = moving.rows();
        if (rows != rowsBefore) {
          rowsBefore = rows;
          movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > LONGEST_SILENCE.toNanos()) {
          throw new IOException("the server has not answered for " + LONGEST_SILENCE);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the server");
      } catch (ExecutionException failure) {
        throw unreachable(failure.getCause());
      }
    }
  }

  private static IOException unreachable(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SourceException refusal) {
        throw refusal;
      }
    }
    // The cause's message is the platform's own and names hosts and ports at most.
    return new IOException("the server cannot be reached, or closed the connection", cause);
  }

  /** What the server says when it says no. */
  private record Problem(
      @Nullable String title,
      @Nullable String detail,
      @Nullable String failureType,
      @Nullable String remedy) {}

  private static RuntimeException refused(HttpResponse<byte[]> response) throws IOException {
    int status = response.statusCode();
    if (status >= 500 || status == 408 || status == 429) {
      throw new IOException("the server answered with status " + status);
    }
    Problem problem = problem(response.body());
    FailureType type = problem == null ? null : failureType(problem.failureType());
    if (problem != null && type != null) {
      String message = problem.detail() != null ? problem.detail() : problem.title();
      return new SourceException(
          new Failure(
              type,
              message == null ? "The server refused the step with status " + status : message,
              null,
              null,
              null,
              problem.remedy()));
    }
    boolean credentials = status == 401 || status == 403;
    return SourceException.of(
        INTERNAL,
        "The server refused a request of the agent with status " + status + ".",
        credentials
            ? "Check that 'sluice.agent.token' is the server's token for this agent."
            : "Check that 'sluice.agent.server-url' is a Sluice server with the agent's version.");
  }

  private static @Nullable Problem problem(byte[] body) {
    try {
      return JSON.readValue(body, Problem.class);
    } catch (JacksonException notAProblem) {
      return null;
    }
  }

  private static @Nullable FailureType failureType(@Nullable String name) {
    return Arrays.stream(FailureType.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
