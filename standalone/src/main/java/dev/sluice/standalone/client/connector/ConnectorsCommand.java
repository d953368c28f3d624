package dev.sluice.standalone.client.connector;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Lists loaded connectors, and problems that prevent definitions from being loaded. */
@Command(
    name = "connectors",
    mixinStandardHelpOptions = true,
    description = "List connectors, and the problems of definitions that are not loaded.")
public final class ConnectorsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(100);

  ConnectorsCommand(CommandContext context) {
    this.context = context;
  }

  /**
   * One connector.
   *
   * @param lastApplied the last run whose changes were made
   * @param missedCommands what earlier runs carried and did not apply, if anything is missing
   */
  record Connector(
      @Nullable String name,
      @Nullable String agent,
      @Nullable String loadedAt,
      @Nullable String lastApplied,
      @Nullable MissedCommands missedCommands) {

    List<Cell> cells() {
      return List.of(
          Cell.of(Objects.requireNonNullElse(name, "")),
          Cell.of(Objects.requireNonNullElse(agent, "")),
          Cell.of(Objects.requireNonNullElse(Timestamps.local(loadedAt), "")),
          Cell.of(lastApplied == null ? "none" : lastApplied));
    }
  }

  /** Runs that carried commands and were not applied, and when the first was asked for. */
  record MissedCommands(int runs, @Nullable String since) {
    String words() {
      return "commands of %s run%s were not applied (since %s); a complete run repairs this."
          .formatted(
              runs, runs == 1 ? "" : "s", Objects.requireNonNullElse(Timestamps.local(since), ""));
    }
  }

  @Override
  public Integer call() {
    JsonNode found = connection.connect(context).get("/api/connectors", page.parameters());
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(found);
    }
    return found.path("problems").isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void write(JsonNode found) {
    Output output = context.output();
    List<Connector> connectors = Json.items(found, Connector.class);
    if (connectors.isEmpty()) {
      output.line("No connectors.");
    } else {
      Table table = Table.of("name", "agent", "loaded", "last applied run");
      connectors.forEach(each -> table.row(each.cells()));
      table.write(output, "");
    }
    for (Connector each : connectors) {
      if (each.missedCommands() != null) {
        output.line(
            output.paint(
                Style.YELLOW,
                Printable.of(
                    Objects.requireNonNullElse(each.name(), "")
                        + ": "
                        + each.missedCommands().words())));
      }
    }
    if (!found.path("problems").isEmpty()) {
      output.line();
      Problem.writeNotLoaded(output, found);
    }
    PageOptions.proposeNext(context, connection, "connectors", Json.next(found));
  }
}
