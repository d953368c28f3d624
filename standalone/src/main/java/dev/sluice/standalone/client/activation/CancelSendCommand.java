package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Stops an application's send before its next mail. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Stop an application's send before its next mail.")
final class CancelSendCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "APPLICATION", description = "The application that people activate.")
  private String application = "";

  CancelSendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode send = new Application(connection.connect(context), application).cancel();
    if (connection.json()) {
      context.output().line(Json.pretty(send));
    } else {
      new SendScreen(context.output(), connection.repeated(context))
          .write(Json.read(send, Send.class));
    }
    return ExitCode.DONE;
  }
}
