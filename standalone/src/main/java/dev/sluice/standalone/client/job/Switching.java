package dev.sluice.standalone.client.job;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shared by activating and deactivating. */
final class Switching {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "The reason; it is shown with the jobs, and in Temporal.")
  private String comment = "";

  /**
   * Switches the connector.
   *
   * @param word the last part of the path
   * @param consequence what is so from now on
   */
  int send(CommandContext context, String word, String consequence) {
    JsonNode answer =
        connection
            .connect(context)
            .post(
                "/api/connectors/" + RestClient.encode(connector) + "/" + word,
                comment.isBlank() ? Map.of() : Map.of("comment", comment));
    context
        .output()
        .line(
            connection.json()
                ? Json.pretty(answer)
                : Printable.of("The jobs of " + connector + " " + consequence));
    return ExitCode.DONE;
  }
}
