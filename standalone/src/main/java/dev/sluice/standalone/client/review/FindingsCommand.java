package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.review.Finding.Found;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows why a run was held. */
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    description =
        "Show why a run was held: what its changes look like, how sure that is, and what was"
            + " tested and does not fit.")
public final class FindingsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  FindingsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var runs = new Synchronizations(connection.connect(context));
    JsonNode document = runs.review(runs.resolve(id), "findings", Map.of());
    if (connection.json()) {
      context.output().line(Json.pretty(document));
    } else {
      new FindingsScreen(context.output()).write(Json.read(document, Found.class));
    }
    return ExitCode.DONE;
  }
}
