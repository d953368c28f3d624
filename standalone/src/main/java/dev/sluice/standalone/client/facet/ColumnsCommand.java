package dev.sluice.standalone.client.facet;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.ChangedColumn;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the properties that a held run would change, or one of them in detail. */
@Command(
    name = "columns",
    mixinStandardHelpOptions = true,
    description = "Show which properties the updates of a held or dry run change, and how.")
public final class ColumnsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TYPE.PROPERTY",
      description = "One property, as in User.mail: its values before and after.")
  private String property = "";

  ColumnsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    JsonNode found = runs.review(runs.resolve(id), path(), Map.of());
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else if (property.isEmpty()) {
      List<ChangedColumn> columns = Json.items(found, ChangedColumn.class);
      if (columns.isEmpty()) {
        context.output().line("No update changes a property.");
      }
      ChangedColumn.write(columns, context.output(), "");
    } else {
      new ColumnScreen(context.output()).write(found);
    }
    return ExitCode.DONE;
  }

  private String path() {
    if (property.isEmpty()) {
      return "columns";
    }
    int dot = property.indexOf('.');
    if (dot < 1) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "Name the property with its entity type, as in User.mail.");
    }
    return "columns/"
        + RestClient.encode(property.substring(0, dot))
        + "/"
        + RestClient.encode(property.substring(dot + 1));
  }
}
