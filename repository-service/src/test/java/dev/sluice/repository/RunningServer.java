package dev.sluice.repository;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server on a free port, with a user for every role and the password "secret". */
public final class RunningServer implements AutoCloseable {
  public static final String DEFINITION =
      """
      connector: acme
      sources:
        people: { csv: { path: people.csv } }
      entityTypes:
        Person:
          source: people
          key: id
          properties:
            id: { column: id }
            name: { column: name }
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final int port;

  public RunningServer(String databaseUrl, String temporal, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=" + TestDatabase.SERVICE,
                "--sluice.migration.at-start=false",
                "--spring.temporal.connection.target=" + temporal,
                // Tests sweep by hand.
                "--sluice.repository.sweep-interval=1h",
                // Nobody answers but the test.
                "--sluice.uploads.answer=1ms",
                "--sluice.repository.agents.default=" + tokenOf("default"),
                "--sluice.repository.agents.other=" + tokenOf("other"),
                "--sluice.repository.notification.token=" + tokenOf("notification"),
                "--sluice.activation.key=a key that only tests know, and of some length"));
    for (String role : List.of("viewer", "operator", "reviewer", "admin")) {
      arguments.add("--sluice.security.users." + role + ".password={noop}secret");
      arguments.add("--sluice.security.users." + role + ".roles=" + role);
    }
    arguments.add("--sluice.security.users.forcing.password={noop}secret");
    arguments.add("--sluice.security.users.forcing.roles=operator,force");
    arguments.addAll(List.of(more));
    context =
        new SpringApplicationBuilder(RepositoryService.class).run(arguments.toArray(String[]::new));
    port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DSLContext database() {
    return bean(DSLContext.class);
  }

  /** Loads the connector {@code acme}. */
  public void loadConnector() {
    database()
        .insertInto(CONNECTOR)
        .set(CONNECTOR.NAME, "acme")
        .set(CONNECTOR.DEFINITION, DEFINITION)
        .set(CONNECTOR.AGENT, "default")
        .set(CONNECTOR.LOADED_AT, OffsetDateTime.now())
        .set(CONNECTOR.VERSION, 1L)
        .onConflictDoNothing()
        .execute();
  }

  /** Where the server is, without a path. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A request with the user's login; nobody's where the user is empty. */
  public HttpRequest.Builder request(String user, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    if (!user.isEmpty()) {
      String login =
          Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + login);
    }
    return request;
  }

  public HttpResponse<String> get(String user, String path) {
    return send(request(user, path).GET());
  }

  public HttpResponse<String> post(String user, String path, String json) {
    return send(
        request(user, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What this server knows an agent by, or the service {@code notification}. */
  public static String tokenOf(String service) {
    return "token-of-" + service + "-that-is-long-enough";
  }

  /** A request with an agent's token. */
  public HttpRequest.Builder agentRequest(String agent, String path) {
    return request("", path).header("Authorization", "Bearer " + tokenOf(agent));
  }

  /** Starts a run as the user {@code forcing} and gives its id. */
  public UUID start(String body) {
    HttpResponse<String> answer = post("forcing", "/api/synchronizations", body);
    if (answer.statusCode() != 202) {
      throw new IllegalStateException(answer.body());
    }
    return UUID.fromString(json(answer).get("id").asString());
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    context.close();
  }
}
