package dev.sluice.agent.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on a real port that notes what it is sent, and answers as the test wants. */
public final class FakeServer implements AutoCloseable {
  public static final String TOKEN = "agent-token";

  /** Bodies by method and path, in the order of their arrival. */
  public final Map<String, String> requests = Collections.synchronizedMap(new LinkedHashMap<>());

  /** What requests are answered with whose path ends so. */
  public final Map<String, String> answers = new ConcurrentHashMap<>();

  /** Where not null, the answer to every request whose path ends so. */
  public volatile String refusedPath;

  public volatile int refusedStatus;
  public volatile String refusal = "";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.put(exchange.getRequestMethod() + " " + path, body);
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!known) {
      send(exchange, 401, "");
    } else if (refusedPath != null && path.endsWith(refusedPath)) {
      send(exchange, refusedStatus, refusal);
    } else if (answers.keySet().stream().anyMatch(path::endsWith)) {
      send(exchange, 200, answers.get(path.substring(path.lastIndexOf('/'))));
    } else if (path.endsWith("/compare")) {
      send(exchange, 200, "{\"attempt\":\"7\"}");
    } else if (path.endsWith("/finish")) {
      send(
          exchange,
          200,
          """
          {"digest":"d1","resources":{"User":{"read":2,"rejected":0,"duplicates":0,"inserted":2,
           "updated":0,"deleted":0,"unchanged":0,"pending":0,"conflicts":0,"filtered":0}},"links":{},
           "heldResources":{"User":0},"heldLinks":{},"later":"unknown"}
          """);
    } else {
      send(exchange, 204, "");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
