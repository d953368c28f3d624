package dev.sluice.standalone.client.connector;

import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Checks a connector's definition, and its files with its agent. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check a connector's definition and files, and say what to do about each problem.")
public final class CheckCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    JsonNode answer =
        client.post("/api/connectors/" + RestClient.encode(connector) + "/check", Map.of());
    boolean good = answer.path("ok").asBoolean(false);
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      write(answer, good);
    }
    return good ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void write(JsonNode answer, boolean good) {
    Output output = context.output();
    String checked = Json.joined(answer.path("checked"));
    if (!checked.isEmpty()) {
      output.line("Checked: " + Printable.of(checked));
    }
    SourceScreen sources = new SourceScreen(output);
    answer
        .path("sources")
        .valueStream()
        .map(each -> Json.read(each, SourceFindings.class))
        .forEach(sources::write);
    if (good) {
      output.line(output.paint(Style.GREEN, Printable.of(connector) + " is in order."));
    } else {
      output.line(output.paint(Style.RED, Printable.of(connector) + " is not in order:"));
      Problem.write(output, answer.path("problems"));
    }
    Problem.writeWarnings(output, answer);
  }
}
