package dev.sluice.bench.review;

import dev.sluice.bench.report.Spread;
import dev.sluice.bench.server.Processes;
import dev.sluice.bench.server.Rest.FinishedRun;
import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Lets a server inspect the plans of dry runs: with many changes, and with ten on a warm server. A
 * time counts only if the review has the numbers of the files.
 */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "How long a plan takes to be looked through for its reviewer.")
public final class InspectCommand implements Callable<Integer> {
  private static final int FEW = 10;
  private static final int RUNS_OF_FEW = 20;
  private static final int WARM_UP = 20;

  @Option(names = "--changes", description = "of the large plan (default ${DEFAULT-VALUE})")
  private int changes = 1_000_000;

  @Option(names = "--links", description = "everybody gets another manager besides")
  private boolean links;

  @Option(names = "--repeat", description = "how often it is planned (default ${DEFAULT-VALUE})")
  private int repeat = 3;

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (!links) {
      measure(FEW, WARM_UP, RUNS_OF_FEW);
    }
    measure(changes, 0, repeat);
    return 0;
  }

  private void measure(int size, int warmUp, int runs)
      throws IOException, InterruptedException, SQLException {
    ReviewedFiles files = new ReviewedFiles(size, links);
    List<Double> inspected = new ArrayList<>();
    List<Double> caused = new ArrayList<>();
    try (Server server = options.serve(files, options.folder().resolve(Integer.toString(size)))) {
      for (int run = 0; run < warmUp + runs; run++) {
        if (size > FEW) {
          server.database().checkpoint();
        }
        FinishedRun planned = server.rest().plan(ReviewedFiles.CONNECTOR);
        JsonNode review = server.rest().show("/api/synchronizations/" + planned.id() + "/review");
        files.expect(review);
        if (run >= warmUp) {
          Instant end = instant(review, "endedAt");
          inspected.add(milliseconds(instant(review, "startedAt"), end));
          caused.add(milliseconds(end, instant(planned.state(), "endedAt")));
        }
      }
      long pid = server.pid();
      System.out.printf(
          Locale.ROOT,
          "%,d changes%s, -Xmx%s: inspected in %s ms, the run ended %s ms later;"
              + " peak resident size %d MiB, live heap afterwards %d MiB%n",
          size,
          links ? " of people and as many of links" : "",
          options.heap(),
          words(inspected),
          words(caused),
          Processes.peakResidentMebibytes(pid),
          Processes.liveHeapMebibytes(pid));
    }
  }

  private static Instant instant(JsonNode node, String field) {
    return Instant.parse(node.path(field).asString());
  }

  private static double milliseconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  private static String words(List<Double> times) {
    Spread spread = Spread.of(times);
    return String.format(
        Locale.ROOT, "%.0f (%.0f - %.0f)", spread.median(), spread.minimum(), spread.maximum());
  }
}
