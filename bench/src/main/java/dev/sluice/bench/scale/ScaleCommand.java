package dev.sluice.bench.scale;

import dev.sluice.bench.files.Expected;
import dev.sluice.bench.files.ExpectedRows;
import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Rest.FinishedRun;
import dev.sluice.bench.server.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs eight connectors at once, with one process of the repository and one agent, and with two of
 * each.
 */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description =
        "Eight connectors at once, with one repository-service and agent, and with two of each.")
public final class ScaleCommand implements Callable<Integer> {
  private static final int MOST_OF_EACH = 2;

  @Option(names = "--users", description = "of each connector (default ${DEFAULT-VALUE})")
  private int users = 100_000;

  @Option(names = "--connectors", description = "how many (default ${DEFAULT-VALUE})")
  private int connectors = 8;

  @Option(names = "--seed", description = "what the files are made from")
  private long seed = 42;

  @Option(names = "--repeat", description = "how often (default ${DEFAULT-VALUE})")
  private int repeat = 1;

  @Option(names = "--root", description = "the modules' folder (default ${DEFAULT-VALUE})")
  private Path root = Path.of(".");

  @Option(names = "--folder", required = true, description = "where files and data go")
  private Path folder = Path.of("scale-data");

  private boolean right = true;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    folder = folder.toAbsolutePath();
    Population population = new Population(seed, users);
    MadeFiles files = new MadeFiles(population, folder.resolve("files"));
    files.make();
    for (int round = 1; round <= repeat; round++) {
      for (int ofEach = 1; ofEach <= MOST_OF_EACH; ofEach++) {
        writeDefinitions(ofEach);
        measure(population, files, ofEach, folder.resolve(round + "-" + ofEach));
      }
    }
    System.out.println(right ? "Every result is as expected" : "NOT as expected");
    return right ? 0 : 1;
  }

  private void measure(Population population, MadeFiles files, int ofEach, Path data)
      throws IOException, InterruptedException, SQLException {
    System.out.printf("%d repository-service(s) and %d agent(s)%n", ofEach, ofEach);
    files.use(1);
    Files.writeString(files.current().resolve("small.csv"), "id,name\n1,one\n");
    try (Cluster cluster =
        Cluster.start(
            root.toAbsolutePath().normalize(),
            data,
            folder.resolve("connectors"),
            files.current(),
            ofEach,
            ofEach)) {
      awaitAgents(cluster, ofEach);
      cluster.database().checkpoint();
      double initial = all(cluster, "initial", Expected.initial(population, 1));
      files.use(2);
      cluster.database().checkpoint();
      double complete = all(cluster, "complete", Expected.change(population, 1, 2));
      check(cluster.database(), ExpectedRows.of(population, 2));
      System.out.printf(
          "  %d connectors of %d users: initial %.1f s, complete %.1f s%n",
          connectors, users, initial, complete);
    }
  }

  /** A run of one row for each agent ends when its process has come up. */
  private void awaitAgents(Cluster cluster, int agents) throws IOException, InterruptedException {
    for (int agent = 0; agent < agents; agent++) {
      FinishedRun run = cluster.rest().synchronize("bench-small-" + agent, "initial");
      note(run.differences(Map.of("Small" + agent, Map.of("inserted", 1L))));
    }
  }

  /** Seconds until the last of all connectors' runs, started at once, has ended. */
  private double all(Cluster cluster, String mode, Expected expected)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connectors);
    try {
      List<Callable<FinishedRun>> runs = new ArrayList<>();
      for (int each = 0; each < connectors; each++) {
        String connector = "bench-" + each;
        runs.add(() -> cluster.rest().synchronize(connector, mode));
      }
      long start = System.nanoTime();
      List<Future<FinishedRun>> finished = threads.invokeAll(runs);
      double seconds = (System.nanoTime() - start) / 1e9;
      for (int each = 0; each < connectors; each++) {
        Map<String, Map<String, Long>> counters = new TreeMap<>();
        for (Map.Entry<String, Map<String, Long>> dataset : expected.counters().entrySet()) {
          counters.put(NumberedDefinitions.numbered(dataset.getKey(), each), dataset.getValue());
        }
        note(finished.get(each).get().differences(counters));
      }
      return seconds;
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private void check(Database database, ExpectedRows expected) throws SQLException {
    try (Connection connection = database.connect(Database.SLUICE)) {
      for (int each = 0; each < connectors; each++) {
        note(StoredRows.differences(connection, expected, true, Integer.toString(each)));
      }
    }
  }

  private void note(List<String> wrong) {
    wrong.forEach(each -> System.out.println("  WRONG " + each));
    right &= wrong.isEmpty();
  }

  /** Each connector has entity types of its own, since a resource belongs to one connector. */
  private void writeDefinitions(int agents) throws IOException {
    Path definitions = folder.resolve("connectors");
    for (int each = 0; each < connectors; each++) {
      NumberedDefinitions.write(definitions, "bench", each, Cluster.agent(each % agents));
    }
    for (int agent = 0; agent < agents; agent++) {
      NumberedDefinitions.write(definitions, "bench-small", agent, Cluster.agent(agent));
    }
  }
}
