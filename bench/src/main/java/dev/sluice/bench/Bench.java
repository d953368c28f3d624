package dev.sluice.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Runs a made population through all three modes on a server with a bounded heap, and compares
 * counters and stored rows with what the seed says. Exits with 1 where they differ.
 */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Option(
      names = "--users",
      description = "how many users version 1 has (default ${DEFAULT-VALUE})")
  private int users = 1_000_000;

  @Option(names = "--seed", description = "what the files are made from")
  private long seed = 42;

  @Option(names = "--heap", description = "the server's heap (default ${DEFAULT-VALUE})")
  private String heap = "512m";

  @Option(names = "--jar", required = true, description = "the standalone server")
  private Path jar = Path.of("standalone/target/sluice.jar");

  @Option(names = "--folder", required = true, description = "where files and data go")
  private Path folder = Path.of("bench-data");

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Population population = new Population(seed, users);
    Path files = folder.resolve("files");
    FileMaker maker = new FileMaker(population, files);
    Path connectors = Files.createDirectories(folder.resolve("connectors"));
    try (InputStream definition = Bench.class.getResourceAsStream("/bench.yaml")) {
      Files.write(connectors.resolve("bench.yaml"), definition.readAllBytes());
    }
    boolean right = true;
    maker.write(1);
    try (Server server = Server.start(jar, heap, folder.resolve("data"), connectors, files)) {
      right &= run(server, "initial", Expected.of(population, 1));
      maker.write(2);
      right &= run(server, "complete", Expected.of(population, 2));
      right &= run(server, "complete", Expected.unchanged(population, 2));
      maker.write(3);
      right &= run(server, "incremental", Expected.of(population, 3));
      right &= new StoredRows(population, 3).equalTo(server);
      System.out.printf(
          "peak resident size of the server's JVM: %d MiB (-Xmx%s)%n",
          server.peakResidentMebibytes(), heap);
    }
    System.out.println(right ? "every counter and row as expected" : "NOT as expected");
    return right ? 0 : 1;
  }

  private static boolean run(Server server, String mode, Expected expected)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    JsonNode run = server.synchronize("bench", mode);
    Duration took = Duration.between(start, Instant.now());
    String status = run.get("status").asString();
    System.out.printf("%-12s %-10s %6.1f s%n", mode, status, took.toMillis() / 1000.0);
    boolean right = status.equals("COMPLETED");
    for (Map.Entry<String, Map<String, Long>> each : expected.counters().entrySet()) {
      String table = each.getKey().contains(".") ? "links" : "resources";
      JsonNode actual = run.path(table).path(each.getKey());
      System.out.printf("  %-14s %s%n", each.getKey(), actual);
      for (Map.Entry<String, Long> counter : each.getValue().entrySet()) {
        if (actual.path(counter.getKey()).asLong(-1) != counter.getValue()) {
          System.out.printf("    expected %s = %d%n", counter.getKey(), counter.getValue());
          right = false;
        }
      }
    }
    return right;
  }
}
