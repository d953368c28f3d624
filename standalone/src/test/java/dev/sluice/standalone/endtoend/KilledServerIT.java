package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Promise 5: a run whose server dies at any moment ends in the rows of an undisturbed run. Each
 * death meets the runs of several connectors at moments of their own, since what takes long is that
 * Temporal waits for a sign of life before it has a step tried again.
 */
@RequiresTemporal
class KilledServerIT {
  private static final List<String> COMPANIES = List.of("north", "east", "south", "west", "centre");
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void endsInTheRowsOfUndisturbedRuns() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder)) {
      String undisturbed;
      long nanoseconds;
      Path calm = Files.createDirectory(folder.resolve("calm"));
      List<Company> companies = companies(calm);
      try (ServerProcess server = ServerProcess.start(calm, temporal.address())) {
        completed(server, started(server, companies, "initial"));
        have(companies, 3, 105, "second");
        long start = System.nanoTime();
        completed(server, started(server, companies, "complete"));
        nanoseconds = System.nanoTime() - start;
        have(companies, 2, 104, "third");
        completed(server, started(server, companies, "incremental"));
        undisturbed = server.rows();
      }

      Path stormy = Files.createDirectory(folder.resolve("stormy"));
      companies = companies(stormy);
      Random random = new Random(20261123);
      try (ServerProcess server = ServerProcess.start(stormy, temporal.address())) {
        completed(server, started(server, companies, "initial"));
        for (int kill = 0; kill < KILLS; kill++) {
          boolean last = kill == KILLS - 1;
          have(companies, last ? 2 : 3, last ? 104 : 105, last ? "third" : "turn " + kill);
          String mode = last ? "incremental" : "complete";
          List<String> runs = startedBefore(server, companies, mode, random, nanoseconds);
          server.kill();
          server.restart();
          completed(server, runs);
        }
        assertThat(server.rows()).isEqualTo(undisturbed);
      }
    }
  }

  /** The server dies as soon as the run is held, which is when its plan is examined. */
  @Test
  void heldRunIsInspectedAfterwards() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder);
        ServerProcess server = ServerProcess.start(folder, temporal.address())) {
      Company company = Company.in(folder);
      server.reload();
      completed(server, List.of(server.post(company.name(), "initial")));
      company.has(40, 100, "second");
      String run = server.post(company.name(), "complete");
      server.await(run, "AWAITING_REVIEW");
      server.kill();
      server.restart();

      String review = "/api/synchronizations/" + run + "/review";
      JsonNode found =
          server.await(
              () -> server.get(review), answer -> answer.path("state").asString("").equals("DONE"));
      assertThat(found.at("/targets/0").toString())
          .contains("\"name\":\"User\"", "\"held\":100", "\"deletes\":39", "\"updates\":61");
      assertThat(server.decide(run, "resume").statusCode()).isEqualTo(200);
      completed(server, List.of(run));
      assertThat(server.logs()).contains("Inspected ");
    }
  }

  private static List<Company> companies(Path place) throws IOException {
    List<Company> companies = new ArrayList<>();
    for (String name : COMPANIES) {
      companies.add(Company.named(name, place));
    }
    return companies;
  }

  private static void have(List<Company> companies, int from, int to, String title)
      throws IOException {
    for (Company company : companies) {
      company.has(from, to, title);
    }
  }

  private static List<String> started(ServerProcess server, List<Company> companies, String mode)
      throws Exception {
    List<String> runs = new ArrayList<>();
    for (Company company : companies) {
      runs.add(server.post(company.name(), mode));
    }
    return runs;
  }

  /** Starts runs one after the other; when this returns, each has had up to so much time. */
  private static List<String> startedBefore(
      ServerProcess server, List<Company> companies, String mode, Random random, long longest)
      throws Exception {
    List<Long> ages =
        random
            .longs(companies.size(), 0, longest + 1)
            .boxed()
            .sorted((a, b) -> b.compareTo(a))
            .toList();
    long end = System.nanoTime() + ages.get(0);
    List<String> runs = new ArrayList<>();
    for (int each = 0; each < companies.size(); each++) {
      parkUntil(end - ages.get(each));
      runs.add(server.post(companies.get(each).name(), mode));
    }
    parkUntil(end);
    return runs;
  }

  private static void parkUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void completed(ServerProcess server, List<String> runs) throws Exception {
    for (String run : runs) {
      server.await(run, "COMPLETED");
    }
  }
}
