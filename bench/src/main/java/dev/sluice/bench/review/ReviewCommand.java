package dev.sluice.bench.review;

import dev.sluice.bench.server.Database;
import dev.sluice.bench.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plans many changes, makes the requests of a reviewer, and runs the same queries as plain SQL on
 * the plan.
 */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "What a reviewer asks of many changes, beside plain SQL on the plan.")
public final class ReviewCommand implements Callable<Integer> {
  private static final int REPETITIONS_OF_SQL = 3;

  @Option(names = "--changes", description = "how many (default ${DEFAULT-VALUE})")
  private int changes = 1_000_000;

  @Option(names = "--repeat", description = "how often each is asked (default ${DEFAULT-VALUE})")
  private int repeat = 20;

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    ReviewedFiles files = new ReviewedFiles(changes, false);
    try (Server server = options.serve(files, options.folder())) {
      String run = server.rest().plan(ReviewedFiles.CONNECTOR).id();
      files.expect(server.rest().show("/api/synchronizations/" + run + "/review"));
      server.database().settle(Database.SLUICE);
      ask(server, run);
      System.out.printf("peak resident size %d MiB%n", server.peakResidentMebibytes());
      return 0;
    }
  }

  private void ask(Server server, String run)
      throws IOException, InterruptedException, SQLException {
    String review = "/api/synchronizations/" + run + "/review/";
    Path answer = options.folder().resolve("answer.json");
    String prefix =
        server
            .rest()
            .post(review + "filters", Map.of("keyPrefix", List.of("000")))
            .path("id")
            .asString();
    System.out.println(
        "| question | p95 of " + repeat + " | slowest | goal | plain SQL on the plan |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    for (Question each : Question.all()) {
      String path = review + each.path().replace(Question.KEY_PREFIX, prefix);
      long[] times = new long[repeat];
      for (int time = 0; time < repeat; time++) {
        times[time] = server.rest().download(path, answer).toMillis();
      }
      Arrays.sort(times);
      System.out.printf(
          "| %s | %d ms | %d ms | %s | %s |%n",
          each.name(),
          times[(int) Math.ceil(0.95 * repeat) - 1],
          times[repeat - 1],
          each.goal() == 0 ? "" : each.goal() + " ms",
          each.sql().isEmpty() ? "" : sql(server, each.sql(), run) + " ms");
    }
  }

  /** The middle one of few, since some take a minute. */
  private static long sql(Server server, String sql, String run) throws IOException, SQLException {
    long[] times = new long[REPETITIONS_OF_SQL];
    try (Connection connection = server.database().connect(Database.SLUICE);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(run));
      for (int time = 0; time < times.length; time++) {
        long start = System.nanoTime();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            // To the last row, as whoever shows them would.
          }
        }
        times[time] = (System.nanoTime() - start) / 1_000_000;
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
