package dev.sluice.standalone.client.connector;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lets the server read the definitions in its folder again. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Read the definitions in the connectors folder again.",
      "If one has problems, none is loaded. Runs keep the definition that they started with."
    })
public final class ReloadCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "CONNECTOR",
      arity = "0..1",
      description = "The connector's name (default: all).")
  private String connector = "";

  @Option(names = "--dry-run", description = "Only show what would change.")
  private boolean dryRun;

  ReloadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String which = connector.isEmpty() ? "" : "/" + RestClient.encode(connector);
    JsonNode answer =
        connection
            .connect(context)
            .post("/api/connectors" + which + "/reload" + (dryRun ? "?dryRun=true" : ""), Map.of());
    boolean good = answer.path("problems").isEmpty();
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      write(answer, good);
    }
    return good ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void write(JsonNode answer, boolean good) {
    Output output = context.output();
    String loaded = Json.joined(answer.path("loaded"));
    output.line(
        dryRun
            ? "Nothing is loaded: this is a dry run."
            : loaded.isEmpty() ? "Nothing is loaded." : "Loaded: " + Printable.of(loaded));
    DefinitionChange.write(output, answer.path("changes"));
    Problem.writeWarnings(output, answer);
    if (!good) {
      Problem.writeNotLoaded(output, answer);
    }
  }
}
