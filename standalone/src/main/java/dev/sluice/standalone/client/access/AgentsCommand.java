package dev.sluice.standalone.client.access;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.Pages;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The agents that the server knows, and their tokens. */
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | add | revoke)",
    description = {
      "List agents and when each last called, create a token for one, or revoke it.",
      "An agent reads its token from SLUICE_AGENT_TOKEN and its name from SLUICE_AGENT_NAME."
    })
public final class AgentsCommand implements Runnable {
  private static final String PATH = "/api/agents";

  private final CommandContext context;

  AgentsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new CommandException(
        ExitCode.BAD_USAGE, "Say what to do: ./sluice agents list, add or revoke.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List them.")
  int list(@Mixin ConnectionOptions connection) {
    List<JsonNode> agents = Pages.all(connection.connect(context), PATH);
    if (connection.json()) {
      agents.forEach(each -> context.output().line(Json.pretty(each)));
      return ExitCode.DONE;
    }
    if (agents.isEmpty()) {
      context.output().line("No agent has called yet.");
      return ExitCode.DONE;
    }
    Table table = Table.of("agent", "last call", "version", "token", "by");
    agents.forEach(each -> table.row(cells(each)));
    table.write(context.output(), "");
    return ExitCode.DONE;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Create an agent's token, which is shown only once.")
  int add(
      @Mixin ConnectionOptions connection,
      @Parameters(
              paramLabel = "NAME",
              description = "The agent's name, as in connector definitions.")
          String name) {
    JsonNode added = connection.connect(context).post(PATH, Map.of("name", name));
    if (connection.json()) {
      context.output().line(Json.pretty(added));
    } else {
      context.output().line(Printable.of(added.path("token").asString("")));
      context
          .output()
          .error(
              Printable.of("The token of agent " + name + "; the server does not show it again."));
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revoke an agent's token; an agent without a token is removed.")
  int revoke(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "NAME") String name) {
    connection.connect(context).delete(PATH + "/" + RestClient.encode(name));
    context.output().line(Printable.of("Revoked " + name));
    return ExitCode.DONE;
  }

  private static List<Cell> cells(JsonNode agent) {
    boolean away = agent.path("away").asBoolean(false);
    String heard = Timestamps.local(agent.path("heardAt").asString(null));
    return List.of(
        Cell.of(agent.path("name").asString("")),
        new Cell(
            Objects.requireNonNullElse(heard, "never") + (away ? ", away" : ""),
            away ? Style.RED : Style.GREEN),
        Cell.of(agent.path("version").asString("")),
        Cell.of(agent.path("token").asString("").toLowerCase(Locale.ROOT)),
        Cell.of(agent.path("revokedBy").asString(agent.path("addedBy").asString(""))));
  }
}
