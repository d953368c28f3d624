package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a report. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Count stored resources and links: by type, property or association; owners without a target;"
          + " duplicates.",
      "Without a name, list the reports."
    })
public final class ReportCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "REPORT", arity = "0..1", description = "The report's name.")
  private String report = "";

  @Option(names = "--entity-type", paramLabel = "NAME", description = "The report's entity type.")
  private String entityType = "";

  @Option(names = "--property", paramLabel = "NAME", description = "The report's property.")
  private String property = "";

  @Option(
      names = "--association",
      paramLabel = "NAME",
      description = "The report's association, such as User.manager.")
  private String association = "";

  @Option(names = "--limit", paramLabel = "N", description = "The maximum number of rows.")
  private @Nullable Integer limit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write all rows to this file, which ends with .csv or .xlsx.")
  private @Nullable Path out;

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    if (report.isEmpty()) {
      list(client.get("/api/reports", Map.of()));
      return ExitCode.DONE;
    }
    String path = "/api/reports/" + RestClient.encode(report);
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("entityType", entityType);
    parameters.put("property", property);
    parameters.put("association", association);
    if (out != null) {
      new Download(context.output(), out).of(file -> client.fetch(path, parameters, file));
      return ExitCode.DONE;
    }
    parameters.put("limit", limit == null ? "" : limit.toString());
    JsonNode answer = client.get(path, parameters);
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      ReportScreen.write(context.output(), answer);
    }
    return ExitCode.DONE;
  }

  private void list(JsonNode kinds) {
    Output output = context.output();
    if (connection.json()) {
      output.line(Json.pretty(kinds));
      return;
    }
    Table table = Table.of("report", "about", "contents");
    kinds
        .path("items")
        .valueStream()
        .forEach(
            each ->
                table.row(
                    Cell.of(each.path("name").asString("")),
                    Cell.of(options(each.path("parameters"))),
                    Cell.of(Printable.of(each.path("description").asString("")))));
    table.write(output, "");
  }

  /** The options by which the command takes a report's parameters. */
  private static String options(JsonNode parameters) {
    return Json.joined(parameters)
        .replace("entityType", "--entity-type")
        .replace("property", "--property")
        .replace("association", "--association")
        .replace(",", "");
  }
}
