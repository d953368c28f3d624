package dev.sluice.standalone.client.run;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
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
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  ShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    JsonNode document = runs.document(runs.resolve(id));
    if (connection.json()) {
      context.output().line(Json.pretty(document));
    } else {
      Run run = Json.read(document, Run.class);
      new RunScreen(context.output()).write(run, runs, connection.repeated(context));
    }
    return ExitCode.DONE;
  }
}
