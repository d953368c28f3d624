package dev.sluice.standalone.client;

import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one run. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a run: what exceeds its limits, its counters, and what to do next.")
public final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "ID", description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(surroundings));
    JsonNode document = runs.document(runs.resolve(id));
    if (connection.json()) {
      surroundings.output().line(Json.pretty(document));
    } else {
      new RunScreen(surroundings.output())
          .write(Json.read(document, Run.class), connection.repeated(surroundings));
    }
    return ExitCode.DONE;
  }
}
