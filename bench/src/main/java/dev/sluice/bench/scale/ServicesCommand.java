package dev.sluice.bench.scale;

import dev.sluice.bench.files.MadeFiles;
import dev.sluice.bench.files.Population;
import dev.sluice.bench.report.Spread;
import dev.sluice.bench.server.Processes;
import dev.sluice.bench.server.Rest;
import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts each service from its packaged jar, one after the other, and all of them in one JVM; tells
 * when each was ready, and its resident size when it has nothing to do and at most during a first
 * load and a complete run.
 */
@Command(
    name = "services",
    mixinStandardHelpOptions = true,
    description = "Start-up time and resident size of each service.")
public final class ServicesCommand implements Callable<Integer> {
  private static final String STANDALONE = "standalone, all in one";
  private static final String STANDALONE_HEAP = "512m";

  @Option(names = "--users", description = "of the runs (default ${DEFAULT-VALUE})")
  private int users = 100_000;

  @Option(names = "--seed", description = "what the files are made from")
  private long seed = 42;

  @Option(names = "--repeat", description = "how often (default ${DEFAULT-VALUE})")
  private int repeat = 3;

  @Option(
      names = "--rest",
      description = "seconds without work before memory is looked at (default ${DEFAULT-VALUE})")
  private int rest = 30;

  @Option(names = "--root", description = "the modules' folder (default ${DEFAULT-VALUE})")
  private Path root = Path.of(".");

  @Option(names = "--folder", required = true, description = "where files and data go")
  private Path folder = Path.of("services-data");

  private final Map<String, Measured> measured = new LinkedHashMap<>();

  /** What was seen of one service in all rounds: milliseconds, and MiB. */
  private record Measured(List<Double> ready, List<Double> atRest, List<Double> atMost) {
    Measured() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    folder = folder.toAbsolutePath();
    MadeFiles files = new MadeFiles(new Population(seed, users), folder.resolve("files"));
    files.make();
    NumberedDefinitions.write(folder.resolve("connectors"), "bench", 0, Cluster.agent(0));
    NumberedDefinitions.write(folder.resolve("of-standalone"), "bench", 0, "default");
    for (int round = 1; round <= repeat; round++) {
      apart(files, folder.resolve("apart-" + round));
      together(files, folder.resolve("together-" + round));
    }
    print();
    return 0;
  }

  private void apart(MadeFiles files, Path data)
      throws IOException, InterruptedException, SQLException {
    files.use(1);
    try (Cluster cluster =
        Cluster.start(
            root.toAbsolutePath().normalize(),
            data,
            folder.resolve("connectors"),
            files.current(),
            1,
            1)) {
      for (Map.Entry<JavaService, Duration> each : cluster.services().entrySet()) {
        of(each.getKey().module()).ready().add(milliseconds(each.getValue()));
      }
      Thread.sleep(Duration.ofSeconds(rest).toMillis());
      for (JavaService each : cluster.services().keySet()) {
        of(each.module()).atRest().add((double) Processes.residentMebibytes(each.pid()));
      }
      run(cluster.rest(), files);
      for (JavaService each : cluster.services().keySet()) {
        of(each.module()).atMost().add((double) Processes.peakResidentMebibytes(each.pid()));
      }
    }
  }

  private void together(MadeFiles files, Path data) throws IOException, InterruptedException {
    files.use(1);
    long first = System.nanoTime();
    Server fresh = standalone(files, data);
    of(STANDALONE + ", its first start").ready().add(since(first));
    fresh.close();
    long second = System.nanoTime();
    try (Server server = standalone(files, data)) {
      Measured standalone = of(STANDALONE);
      standalone.ready().add(since(second));
      Thread.sleep(Duration.ofSeconds(rest).toMillis());
      standalone.atRest().add((double) Processes.residentMebibytes(server.pid()));
      run(server.rest(), files);
      standalone.atMost().add((double) server.peakResidentMebibytes());
    }
  }

  private Server standalone(MadeFiles files, Path data) throws IOException, InterruptedException {
    return Server.start(
        root.resolve(Path.of("standalone", "target", "sluice.jar")),
        STANDALONE_HEAP,
        data,
        folder.resolve("of-standalone"),
        files.current());
  }

  private static void run(Rest rest, MadeFiles files) throws IOException, InterruptedException {
    completed(rest.synchronize("bench-0", "initial"));
    files.use(2);
    completed(rest.synchronize("bench-0", "complete"));
  }

  private static void completed(Rest.FinishedRun run) throws IOException {
    if (!run.completed()) {
      throw new IOException("the run ended as " + run.state());
    }
  }

  private Measured of(String service) {
    return measured.computeIfAbsent(service, any -> new Measured());
  }

  private static double since(long start) {
    return milliseconds(Duration.ofNanos(System.nanoTime() - start));
  }

  private static double milliseconds(Duration time) {
    return time.toNanos() / 1e6;
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%n| service | ready after | resident at rest | at most, with runs of %,d users |%n"
            + "| --- | ---: | ---: | ---: |%n",
        users);
    measured.forEach(
        (service, seen) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                service,
                seconds(seen.ready()),
                mebibytes(seen.atRest()),
                mebibytes(seen.atMost())));
  }

  private static String seconds(List<Double> times) {
    Spread spread = Spread.of(times);
    return String.format(
        Locale.ROOT,
        "%.1f s (%.1f - %.1f)",
        spread.median() / 1000,
        spread.minimum() / 1000,
        spread.maximum() / 1000);
  }

  private static String mebibytes(List<Double> sizes) {
    return sizes.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f MiB", Spread.of(sizes).median());
  }
}
