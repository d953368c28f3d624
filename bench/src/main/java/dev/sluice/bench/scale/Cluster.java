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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Temporal, one process each of workflows and notification, and some of the repository
 * and of agents. Each agent has one of the repositories as its server; with one, all have the same.
 *
 * <p>One process after the other is started, so that each has the machine for itself until it is
 * ready. Heaps are what the chart's pods have with their limits of memory.
 */
final class Cluster implements AutoCloseable {
  private static final String PASSWORD = "bench";
  private static final String TOKEN = "what-the-server-knows-an-agent-by-";
  private static final String TARGET = "spring.temporal.connection.target";
  private static final String REPOSITORY = "repository-service";
  private static final String LARGE = "614m";
  private static final String SMALL = "307m";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<JavaService, Duration> services = new LinkedHashMap<>();
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
   * Starts everything and waits until it is ready.
   *
   * @param root the folder of the modules
   */
  static Cluster start(
      Path root, Path folder, Path connectors, Path files, int repositories, int agents)
      throws IOException, SQLException, InterruptedException {
    Cluster cluster = new Cluster(root, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end-cluster"));
    try {
      cluster.start(connectors, files, repositories, agents);
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

  /** Each service, and how long it took until it was ready. */
  Map<JavaService, Duration> services() {
    return Collections.unmodifiableMap(services);
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

  private void start(Path connectors, Path files, int repositories, int agents)
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
    migrate();
    List<String> urls = new ArrayList<>();
    for (int each = 0; each < repositories; each++) {
      urls.add(repository(connectors, agents, temporal.address()));
    }
    service("workflows", SMALL, settings(temporal));
    service("notification-service", SMALL, settings(temporal));
    for (int each = 0; each < agents; each++) {
      Map<String, String> settings = settings(temporal);
      settings.put("sluice.agent.name", agent(each));
      settings.put("sluice.agent.server-url", urls.get(each % repositories));
      settings.put("sluice.agent.token", TOKEN + each);
      settings.put("sluice.agent.files", files.toString());
      // The files are written once, by the bench itself.
      settings.put("sluice.agent.settle", "0s");
      settings.put("sluice.agent.work", folder.resolve(agent(each)).toString());
      service("import-service", LARGE, settings);
    }
  }

  private void migrate() throws IOException, InterruptedException {
    List<String> command = JavaService.command(root.resolve(REPOSITORY), LARGE);
    command.add("migrate");
    databaseSettings().forEach((name, value) -> command.add("--" + name + "=" + value));
    Path log = folder.resolve("migrate.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException("the schema could not be migrated; see " + log);
    }
  }

  private String repository(Path connectors, int agents, String temporal)
      throws IOException, InterruptedException {
    Map<String, String> settings = databaseSettings();
    settings.put(TARGET, temporal);
    settings.put("sluice.migration.at-start", "false");
    settings.put("sluice.security.users.bench.password", "{noop}" + PASSWORD);
    settings.put("sluice.security.users.bench.roles", "ADMIN");
    settings.put("sluice.repository.connectors-folder", connectors.toString());
    for (int each = 0; each < agents; each++) {
      settings.put("sluice.repository.agents." + agent(each), TOKEN + each);
    }
    JavaService service = service(REPOSITORY, LARGE, settings);
    repositories.add(new Rest(URI.create(service.url()), "bench", PASSWORD));
    return service.url();
  }

  private Map<String, String> databaseSettings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "spring.datasource.url",
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + Database.SLUICE);
    settings.put("spring.datasource.username", Database.SLUICE);
    settings.put("spring.datasource.password", PASSWORD);
    return settings;
  }

  private static Map<String, String> settings(TemporalService temporal) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TARGET, temporal.address());
    return settings;
  }

  private JavaService service(String module, String heap, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path log = folder.resolve(module + "-" + services.size() + ".log");
    JavaService service =
        JavaService.start(root.resolve(module), heap, LoopbackPorts.anyFree(), settings, log);
    parts.push(service);
    services.put(service, service.awaitReady());
    return service;
  }
}
