package dev.sluice.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that answers what a test tells it to, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder().encodeToString("admin:secret".getBytes(StandardCharsets.UTF_8));

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final Map<String, Answer> defaults = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  private record Answer(int status, String body) {}

  FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
    otherwise("GET " + Samples.PATH + "/review/columns", Samples.page(""));
    otherwise("GET " + Samples.PATH + "/review/findings", Samples.page(""));
    otherwise("GET " + Samples.PATH + "/review/impact", Samples.page(""));
  }

  /** Answers a method and path, query included; of several answers the last one stays. */
  FakeServer on(String request, int status, String body) {
    answers.computeIfAbsent(request, any -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  FakeServer on(String request, String body) {
    return on(request, 200, body);
  }

  /** Answers a method and path where nothing else is said of them. */
  FakeServer otherwise(String request, String body) {
    defaults.put(request, new Answer(200, body));
    return this;
  }

  /** Method, path and body of everything that was asked, in order. */
  List<String> requests() {
    return requests;
  }

  Map<String, String> environment() {
    return Map.of("SLUICE_URL", url(), "SLUICE_USER", "admin", "SLUICE_PASSWORD", "secret");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add((request + " " + body).strip());
      Answer answer = find(exchange, request);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer find(HttpExchange exchange, String request) {
    if (!LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return new Answer(401, "{\"title\":\"Unauthorized\"}");
    }
    Deque<Answer> known = answers.get(request);
    if (known == null) {
      Answer none = new Answer(404, "{\"detail\":\"The test has no answer for " + request + "\"}");
      return defaults.getOrDefault(request, none);
    }
    return known.size() > 1 ? known.remove() : known.element();
  }
}
