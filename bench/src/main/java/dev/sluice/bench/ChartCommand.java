package dev.sluice.bench;

import dev.sluice.bench.report.Chart;
import dev.sluice.bench.report.Document;
import dev.sluice.bench.report.Results;
import dev.sluice.bench.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the stored results of all sizes, and fills the tables of two documents with them. */
@Command(
    name = "chart",
    mixinStandardHelpOptions = true,
    description = "Draw the stored results and fill the documents with them.")
final class ChartCommand implements Callable<Integer> {
  @Option(names = "--results", description = "the stored results (default ${DEFAULT-VALUE})")
  private Path results = Path.of("bench/results");

  @Option(names = "--chart", description = "the picture (default ${DEFAULT-VALUE})")
  private Path chart = Path.of("docs/performance.svg");

  @Option(names = "--figures", description = "where every figure stands (default ${DEFAULT-VALUE})")
  private Path figures = Path.of("bench/README.md");

  @Option(names = "--summary", description = "what users read (default ${DEFAULT-VALUE})")
  private Path summary = Path.of("docs/performance.md");

  @Override
  public Integer call() throws IOException {
    List<Results> sizes = Results.all(results);
    if (sizes.isEmpty()) {
      System.out.println("Nothing is stored in " + results);
      return 2;
    }
    Files.writeString(chart, new Chart(sizes).svg());
    Document.fill(figures, Document.figures(sizes));
    Document.fill(summary, new Summary(sizes).markdown());
    return 0;
  }
}
