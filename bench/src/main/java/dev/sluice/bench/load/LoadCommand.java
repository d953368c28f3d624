package dev.sluice.bench.load;

import dev.sluice.bench.review.ReviewedFiles;
import dev.sluice.bench.review.ServerOptions;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Rest;
import dev.sluice.bench.server.Server;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Triggers runs, and turns the pages of the changes of one, as often as the server answers. What is
 * started waits for an agent that is not there, so that nothing else is done meanwhile. An answer
 * counts only if it is the right one.
 */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Requests a second of the trigger and of pages of changes.")
public final class LoadCommand implements Callable<Integer> {
  private static final int CONNECTORS = 8;
  private static final int PAGE = 100;
  private static final String NOBODY = "bench-nobody";
  private static final String PACE = "SLUICE_SECURITY_STARTSPERMINUTE";

  private static final String DEFINITION =
      """
      connector: bench-load-NUMBER
      agent: bench-nobody
      sources:
        small: { csv: { path: small.csv } }
      entityTypes:
        LoadNUMBER:
          source: small
          key: id
          properties:
            id: { column: id }
      """;

  private static final String SAME_PAGE =
      "SELECT * FROM resource_change WHERE synchronization_id = ? AND entity_type = 'Person'"
          + " AND key > ? ORDER BY key LIMIT "
          + PAGE;

  @Option(names = "--clients", description = "who ask at a time (default ${DEFAULT-VALUE})")
  private int clients = 8;

  @Option(names = "--seconds", description = "of each load (default ${DEFAULT-VALUE})")
  private int seconds = 20;

  @Option(names = "--changes", description = "that pages are of (default ${DEFAULT-VALUE})")
  private int changes = 100_000;

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException, ExecutionException {
    Path connectors = Files.createDirectories(options.folder().resolve("connectors"));
    for (int each = 0; each < CONNECTORS; each++) {
      Files.writeString(
          connectors.resolve("load-" + each + ".yaml"),
          DEFINITION.replace("NUMBER", Integer.toString(each)));
    }
    // One login starts more here than anybody may otherwise.
    try (Server server =
        options.serve(
            new ReviewedFiles(changes, false),
            options.folder(),
            Map.of(PACE, Integer.toString(Integer.MAX_VALUE)))) {
      System.out.printf(
          "%d clients, %d s each, -Xmx%s%n%n| request | a second | half within | 95 %% within | 99 %%"
              + " within |%n| --- | ---: | ---: | ---: | ---: |%n",
          clients, seconds, options.heap());
      pages(server);
      triggers(server);
      System.out.printf("%npeak resident size %d MiB%n", server.peakResidentMebibytes());
    }
    return 0;
  }

  private void pages(Server server)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    String run = server.rest().plan(ReviewedFiles.CONNECTOR).id();
    server.database().settle(Database.SLUICE);
    List<Page> pages = walked(server.rest(), "/api/synchronizations/" + run + "/changes");
    print(
        "a page of " + PAGE + " changes",
        number -> {
          Turning turning = new Turning(pages, number * (pages.size() / clients));
          return () -> {
            Page page = turning.next();
            if (server.rest().bytes(page.path()) != page.bytes()) {
              throw new IOException("another answer than before");
            }
          };
        });
    List<Connection> connections = new ArrayList<>();
    try {
      for (int each = 0; each < clients; each++) {
        connections.add(server.database().connect(Database.SLUICE));
      }
      print(
          "the same rows by SQL",
          number -> {
            Turning turning = new Turning(pages, number * (pages.size() / clients));
            return () -> select(connections.get(number), run, turning.next());
          });
    } finally {
      for (Connection each : connections) {
        each.close();
      }
    }
  }

  private void triggers(Server server)
      throws IOException, InterruptedException, ExecutionException {
    print("a trigger", number -> () -> started(server.rest(), number, UUID.randomUUID()));
    print(
        "a trigger that is repeated",
        number -> {
          UUID key = UUID.randomUUID();
          return () -> started(server.rest(), number, key);
        });
    WorkflowServiceStubs temporal =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.temporalAddress()).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(temporal);
      WorkflowOptions options = WorkflowOptions.newBuilder().setTaskQueue(NOBODY).build();
      // The first one connects.
      start(client, options, 0);
      print(
          "a start of a workflow at Temporal itself",
          number -> () -> start(client, options, number));
    } finally {
      temporal.shutdownNow();
    }
  }

  private static void start(WorkflowClient client, WorkflowOptions options, int number) {
    client
        .newUntypedWorkflowStub("Nothing", options)
        .start(Map.of("connector", "bench-load-" + number, "mode", "complete"));
  }

  private static void started(Rest rest, int client, UUID key)
      throws IOException, InterruptedException {
    String connector = "bench-load-" + client % CONNECTORS;
    JsonNode run = rest.trigger(connector, key.toString());
    if (!run.path("connector").asString("").equals(connector)) {
      throw new IOException("another run: " + run);
    }
  }

  private void print(String what, IntFunction<Client> clientOf)
      throws InterruptedException, ExecutionException {
    Load load =
        new Load(clients, Duration.ofSeconds(seconds).dividedBy(4), Duration.ofSeconds(seconds));
    System.out.println(load.of(clientOf).row(what));
  }

  /**
   * A page.
   *
   * @param after the key before its first change
   */
  private record Page(String path, long bytes, String after) {}

  /** Turns pages, and begins anew after the last. */
  private static final class Turning {
    private final List<Page> pages;
    private int at;

    Turning(List<Page> pages, int first) {
      this.pages = pages;
      this.at = first;
    }

    Page next() {
      at = (at + 1) % pages.size();
      return pages.get(at);
    }
  }

  /** All full pages. */
  private List<Page> walked(Rest rest, String path) throws IOException, InterruptedException {
    List<Page> pages = new ArrayList<>();
    String cursor = "";
    String lastKey = "";
    int items = 0;
    do {
      String place = path + "?limit=" + PAGE + (cursor.isEmpty() ? "" : "&after=" + cursor);
      JsonNode page = rest.show(place);
      JsonNode shown = page.path("items");
      if (shown.size() == PAGE) {
        pages.add(new Page(place, rest.bytes(place), lastKey));
      }
      items += shown.size();
      lastKey = shown.path(shown.size() - 1).path("key").asString("");
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    if (items != changes) {
      throw new IOException("pages of " + items + " changes");
    }
    return pages;
  }

  private static void select(Connection connection, String run, Page page) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAME_PAGE)) {
      statement.setObject(1, UUID.fromString(run));
      statement.setString(2, page.after());
      int found = 0;
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            rows.getString(column);
          }
          found++;
        }
      }
      if (found != PAGE) {
        throw new SQLException("a page of " + found);
      }
    }
  }
}
