package dev.sluice.repository.history;

import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.plan.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** What the server's controller for agents does, without Spring around it. */
final class AgentDoor implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Repository repository;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<UUID, Run> runs = new ConcurrentHashMap<>();

  private record Run(ConnectorDefinition connector, Mode mode) {}

  private record Announcement(List<PreparedFile> files) {}

  private record Begun(UUID attempt) {}

  AgentDoor(Repository repository) throws IOException {
    this.repository = repository;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/agent/synchronizations/", this::handle);
    server.start();
  }

  URI address() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  void admit(UUID run, ConnectorDefinition connector, Mode mode) {
    runs.put(run, new Run(connector, mode));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    int status = 200;
    byte[] answer = {};
    try {
      var body = new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
      answer = answer(exchange.getRequestURI().getRawPath().split("/"), body);
    } catch (RuntimeException | Error failure) {
      failure.printStackTrace();
      status = 500;
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    if (answer.length > 0) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  /** The path is {@code /agent/synchronizations/{id}/…}. */
  private byte[] answer(String[] path, InputStream body) {
    UUID id = UUID.fromString(path[3]);
    Run run = runs.get(id);
    if (path[4].equals("unsettled")) {
      return unsettled(run.connector().name(), decoded(path[5]));
    }
    if (path.length == 5) {
      Announcement announced = JSON.readValue(body, Announcement.class);
      return JSON.writeValueAsBytes(
          new Begun(
              repository.comparison.begin(
                  id, run.connector(), run.mode(), announced.files(), List.of())));
    }
    UUID attempt = UUID.fromString(path[5]);
    switch (path[6]) {
      case "rows" ->
          repository.comparison.rows(
              id, attempt, run.connector(), run.mode(), decoded(path[7]), body);
      case "rejects" ->
          repository.comparison.rejects(id, attempt, run.connector(), decoded(path[7]), body);
      default -> {
        return JSON.writeValueAsBytes(
            repository.comparison.finish(id, attempt, run.connector(), run.mode()));
      }
    }
    return new byte[0];
  }

  private byte[] unsettled(String connector, String target) {
    var csv = new StringBuilder("key\n");
    repository
        .dsl
        .select(UNSETTLED_ROW.KEY)
        .from(UNSETTLED_ROW)
        .where(UNSETTLED_ROW.CONNECTOR.eq(connector), UNSETTLED_ROW.TARGET.eq(target))
        .orderBy(UNSETTLED_ROW.KEY)
        .forEach(row -> csv.append(row.value1()).append('\n'));
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment, StandardCharsets.UTF_8);
  }
}
