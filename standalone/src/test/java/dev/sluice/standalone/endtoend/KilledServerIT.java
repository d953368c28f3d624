package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5: a run whose server dies at any moment ends in the rows of an undisturbed run. */
@RequiresTemporal
class KilledServerIT {
  private static final int KILLS = 10;

  @TempDir Path folder;

  @Test
  void endsInTheRowsOfAnUndisturbedRun() throws Exception {
    try (TemporalProcess temporal = TemporalProcess.start(folder)) {
      String undisturbed;
      long milliseconds;
      Path calm = Files.createDirectory(folder.resolve("calm"));
      Company company = Company.in(calm);
      try (ServerProcess server = ServerProcess.start(calm, temporal.address())) {
        server.await(server.post("company", "initial"), "COMPLETED");
        company.has(3, 105, "second");
        long start = System.nanoTime();
        server.await(server.post("company", "complete"), "COMPLETED");
        milliseconds = (System.nanoTime() - start) / 1_000_000;
        company.has(2, 104, "third");
        server.await(server.post("company", "incremental"), "COMPLETED");
        undisturbed = server.rows();
      }

      Path stormy = Files.createDirectory(folder.resolve("stormy"));
      company = Company.in(stormy);
      Random random = new Random(20261123);
      try (ServerProcess server = ServerProcess.start(stormy, temporal.address())) {
        server.await(server.post("company", "initial"), "COMPLETED");
        for (int kill = 0; kill < KILLS; kill++) {
          boolean last = kill == KILLS - 1;
          company.has(last ? 2 : 3, last ? 104 : 105, last ? "third" : "turn " + kill);
          String id = server.post("company", last ? "incremental" : "complete");
          Thread.sleep(random.nextLong(milliseconds + 1));
          server.kill();
          server.restart();
          server.await(id, "COMPLETED");
        }
        assertThat(server.rows()).isEqualTo(undisturbed);
      }
    }
  }
}
