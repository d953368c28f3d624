package dev.sluice.bench;

import dev.sluice.bench.load.LoadCommand;
import dev.sluice.bench.probe.PrepareProbe;
import dev.sluice.bench.probe.SheetProbe;
import dev.sluice.bench.review.InspectCommand;
import dev.sluice.bench.review.ReviewCommand;
import dev.sluice.bench.scale.ScaleCommand;
import dev.sluice.bench.scale.ServicesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures Sluice and compares it with references; see bench/README.md. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      ChartCommand.class,
      ScaleCommand.class,
      ServicesCommand.class,
      InspectCommand.class,
      LoadCommand.class,
      ReviewCommand.class,
      PrepareProbe.class,
      SheetProbe.class
    })
final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
