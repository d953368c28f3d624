package dev.sluice.bench.probe;

import dev.sluice.bench.server.Rest;
import dev.sluice.bench.server.Rest.FinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Complete runs of ten rows, each of which changes one. */
public final class SmallRuns {
  private static final int ROWS = 10;
  private static final int WARM_UP = 10;
  private static final int MEASURED = 25;

  private final Path file;

  /** Makes them; {@code files} is the folder that the server reads. */
  public SmallRuns(Path files) {
    this.file = files.resolve("small.csv");
  }

  /** Milliseconds from POST to COMPLETED of every run once the server is warm. */
  public List<Double> measure(Rest server) throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < WARM_UP + MEASURED; run++) {
      write(run);
      FinishedRun finished =
          server.synchronizeClosely("bench-small", run == 0 ? "initial" : "complete", status -> {});
      String counter = run == 0 ? "inserted" : "updated";
      long changed = finished.state().path("resources").path("Small").path(counter).asLong(-1);
      if (!finished.completed() || changed != (run == 0 ? ROWS : 1)) {
        throw new IOException("a run of ten rows ended as " + finished.state());
      }
      if (run >= WARM_UP) {
        times.add(finished.took().toNanos() / 1e6);
      }
    }
    return times;
  }

  private void write(int run) throws IOException {
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append(row).append(",name ").append(row == 3 ? run : 0).append('\n');
    }
    Files.writeString(file, rows);
  }
}
