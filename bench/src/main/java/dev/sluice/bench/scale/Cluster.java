package dev.sluice.bench.scale;

import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Rest;
import dev.sluice.bench.server.Server;
import dev.sluice.standalone.postgresql.PostgresqlServer;
import dev.sluice.standalone.process.LoopbackPorts;
import dev.sluice.standalone.temporal.TemporalPorts;
import dev.sluice.standalone.temporal.TemporalService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Temporal, one process of workflows, two agents and one or two processes of the
 * repository. Each agent has one of the repositories as its server; with one, both have the same.
 */
final class Cluster implements AutoCloseable {
  /** How many agents there are. */
  static final int AGENTS = 2;

  private static final String PASSWORD = "bench";
  private static final String TOKEN = "bench-agent-token-of-agent-";
  private static final String TARGET = "spring.temporal.connection.target";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<JavaService> services = new ArrayList<>();
  private final List<Rest> repositories = new ArrayList<>();
  private final Path root;
  private final Path folder;
  private final Database database;

  private Cluster(Path root, Path folder) throws IOException, SQLException {
    this.root = root;
    this.folder = Files.createDirectories(folder);
    int port = LoopbackPorts.anyFree();
    PostgresqlServer server = PostgresqlServer.in(folder.resolve("postgresql"), any -> {});
    parts.push(server);
    server.start(() -> port, PASSWORD, PASSWORD);
    database = new Database(port, PASSWORD);
  }

  /**
   * Starts everything and waits until the API answers.
   *
   * @param root the folder of the modules
   */
  static Cluster start(Path root, Path folder, Path connectors, Path files, int repositories)
      throws IOException, SQLException, InterruptedException {
    Cluster cluster = new Cluster(root, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end-cluster"));
    try {
      cluster.start(connectors, files, repositories);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  /** The name of an agent, counted from 0. */
  static String agent(int number) {
    return "agent-" + number;
  }

  /** The repository that runs are asked of; with several, the others share its work. */
  Rest rest() {
    return repositories.get(0);
  }

  Database database() {
    return database;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception goesOn) {
        System.out.println("A part did not end well: " + goesOn.getMessage());
      }
    }
  }

  private void start(Path connectors, Path files, int count)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    Server.temporal().ifPresent(each -> environment.put("SLUICE_TEMPORAL_BIN", each.toString()));
    Path temporalFolder = Files.createDirectories(folder.resolve("temporal"));
    TemporalService temporal =
        TemporalService.start(
            environment,
            temporalFolder,
            new TemporalPorts(
                LoopbackPorts::anyFree, LoopbackPorts::anyFree, LoopbackPorts::anyFree));
    parts.push(temporal);
    if (temporal.token().isPresent()) {
      throw new IllegalStateException(
          "Several processes need the temporal program: put it on the PATH");
    }
    List<String> urls = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      urls.add(repository(each, connectors, temporal.address()));
    }
    service("workflows", "dev.sluice.workflows.WorkflowService", "256m", settings(temporal));
    for (int each = 0; each < AGENTS; each++) {
      Map<String, String> settings = settings(temporal);
      settings.put("sluice.agent.name", agent(each));
      settings.put("sluice.agent.server-url", urls.get(each % count));
      settings.put("sluice.agent.token", TOKEN + each);
      settings.put("sluice.agent.files", files.toString());
      // The files are written once, by the bench itself.
      settings.put("sluice.agent.settle", "0s");
      settings.put("sluice.agent.work", folder.resolve(agent(each)).toString());
      service("import-service", "dev.sluice.agent.ImportService", "256m", settings);
    }
  }

  private String repository(int number, Path connectors, String temporal)
      throws IOException, InterruptedException {
    int port = LoopbackPorts.anyFree();
    Map<String, String> settings = new HashMap<>();
    settings.put(TARGET, temporal);
    settings.put("server.port", Integer.toString(port));
    settings.put(
        "spring.datasource.url",
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + Database.SLUICE);
    settings.put("spring.datasource.password", PASSWORD);
    settings.put("sluice.security.users.bench.password", "{noop}" + PASSWORD);
    settings.put("sluice.security.users.bench.roles", "ADMIN");
    settings.put("sluice.repository.connectors-folder", connectors.toString());
    for (int each = 0; each < AGENTS; each++) {
      settings.put("sluice.repository.agents." + agent(each), TOKEN + each);
    }
    JavaService service =
        service("repository-service", "dev.sluice.repository.RepositoryService", "512m", settings);
    String url = "http://127.0.0.1:" + port;
    Rest rest = new Rest(URI.create(url), "bench", PASSWORD);
    while (!rest.ready()) {
      service.requireAlive();
      Thread.sleep(100);
    }
    System.out.printf("  repository %d is ready%n", number);
    repositories.add(rest);
    return url;
  }

  private static Map<String, String> settings(TemporalService temporal) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TARGET, temporal.address());
    // Where it tells its health, which nobody asks for here.
    settings.put("server.port", "0");
    return settings;
  }

  private JavaService service(
      String module, String mainClass, String heap, Map<String, String> settings)
      throws IOException {
    Path log = folder.resolve(module + "-" + services.size() + ".log");
    JavaService service = JavaService.start(root.resolve(module), mainClass, heap, settings, log);
    services.add(service);
    parts.push(service);
    return service;
  }
}
