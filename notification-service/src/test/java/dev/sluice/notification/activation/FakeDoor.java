package dev.sluice.notification.activation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that gives out mails to these addresses, over real HTTP. */
final class FakeDoor implements AutoCloseable {
  static final String TOKEN = "a token";

  private static final String COUNTS =
      "\"counts\":{\"toMail\":9,\"sent\":0,\"failed\":0,\"uncertain\":0}";

  final List<String> heard = new CopyOnWriteArrayList<>();

  /** In which traces requests were made. */
  final Set<String> traces = ConcurrentHashMap.newKeySet();

  /** How many of the next reports are not taken. */
  final AtomicInteger lostReports = new AtomicInteger();

  private final Deque<String> addresses = new ArrayDeque<>();
  private final HttpServer http;
  private String refusal = "";

  FakeDoor(String... addresses) throws IOException {
    this.addresses.addAll(List.of(addresses));
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/notification/activations/", this::answer);
    http.start();
  }

  /** Says no to every request with this type of failure. */
  FakeDoor refusing(String failureType) {
    refusal = failureType;
    return this;
  }

  MailDoor door() {
    return new MailDoor(
        new ServerProperties(
            URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/"), TOKEN),
        W3CTraceContextPropagator.getInstance());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "");
    } else if (!refusal.isEmpty()) {
      send(exchange, 409, "{\"failureType\":\"" + refusal + "\"}");
    } else if (path.endsWith("/begin")) {
      heard.add("begin");
      send(exchange, 200, "{\"attempt\":\"1\"}");
    } else if (path.endsWith("/next")) {
      String address = addresses.poll();
      heard.add("next");
      send(exchange, 200, "{\"mail\":" + mail(address) + ",\"waitSeconds\":0," + COUNTS + "}");
    } else if (lostReports.getAndDecrement() > 0) {
      send(exchange, 503, "");
    } else {
      heard.add(body.replaceAll(".*\"outcome\":\"(\\w+)\".*", "$1"));
      send(exchange, 204, "");
    }
  }

  private static String mail(String address) {
    return address == null
        ? "null"
        : """
        {"claim":"6b1f3c1e-0000-4000-8000-000000000001","application":"portal","address":"%s",\
        "language":null,"template":"activation","token":"t0ken","expiresAt":"2026-12-06T10:15:00Z"}\
        """
            .formatted(address);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
