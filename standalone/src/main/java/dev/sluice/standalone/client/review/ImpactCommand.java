package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.Pages;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows further consequences of a plan. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description =
        "Show further consequences of a held run: people without a manager, empty groups.")
public final class ImpactCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--line",
      paramLabel = "N",
      defaultValue = "0",
      description = "List the resources of this line.")
  private long line;

  ImpactCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    String run = new Synchronizations(client).resolve(id);
    String path = "/api/synchronizations/" + RestClient.encode(run) + "/review/impact";
    List<JsonNode> items = Pages.all(client, line > 0 ? path + "/" + line + "/resources" : path);
    for (JsonNode item : items) {
      context.output().line(connection.json() ? Json.pretty(item) : text(item));
    }
    if (items.isEmpty() && !connection.json()) {
      context.output().line("The changes have no further consequences that are counted.");
    }
    return ExitCode.DONE;
  }

  private static String text(JsonNode item) {
    return Printable.of(
        item.isString()
            ? item.asString()
            : item.path("i").asLong() + "  " + item.path("sentence").asString() + ".");
  }
}
