package dev.sluice.bench;

import dev.sluice.bench.report.Chart;
import dev.sluice.bench.report.Document;
import dev.sluice.bench.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what is stored of all sizes, and fills the document's tables with it. */
@Command(
    name = "chart",
    mixinStandardHelpOptions = true,
    description = "Draw the stored results and fill the document with them.")
final class ChartCommand implements Callable<Integer> {
  @Option(names = "--results", description = "the stored results (default ${DEFAULT-VALUE})")
  private Path results = Path.of("bench/results");

  @Option(names = "--chart", description = "the picture (default ${DEFAULT-VALUE})")
  private Path chart = Path.of("docs/performance.svg");

  @Option(names = "--document", description = "the document (default ${DEFAULT-VALUE})")
  private Path document = Path.of("docs/performance.md");

  @Override
  public Integer call() throws IOException {
    List<Results> sizes = Results.all(results);
    if (sizes.isEmpty()) {
      System.out.println("Nothing is stored in " + results);
      return 2;
    }
    Files.writeString(chart, new Chart(sizes).svg());
    Document.fill(document, sizes);
    return 0;
  }
}
