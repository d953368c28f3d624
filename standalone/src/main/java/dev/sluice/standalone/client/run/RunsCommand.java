package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "List runs, the latest first.")
public final class RunsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(20);

  @Option(names = "--connector", paramLabel = "NAME", description = "Only runs of this connector.")
  private String connector = "";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "Only runs in this mode: initial, complete or incremental.")
  private @Nullable Mode mode;

  @Option(
      names = "--via",
      paramLabel = "WAY",
      description = "Only runs that were started this way: ${COMPLETION-CANDIDATES}.")
  private @Nullable Via via;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only runs with this status: ${COMPLETION-CANDIDATES}.")
  private @Nullable Status status;

  RunsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("connector", connector);
    parameters.put("mode", mode == null ? "" : mode.label());
    parameters.put("requestedVia", via == null ? "" : via.label());
    parameters.put("status", status == null ? "" : status.name());
    JsonNode found =
        new Synchronizations(connection.connect(context)).list(page.parameters(parameters));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(Json.items(found, Run.class), Json.next(found));
    }
    return ExitCode.DONE;
  }

  private void write(List<Run> runs, String next) {
    Output output = context.output();
    if (runs.isEmpty()) {
      output.line("No runs.");
      return;
    }
    Table table =
        Table.of(
            "id", "connector", "mode", "status", "started", "#inserted", "#updated", "#deleted");
    runs.forEach(run -> table.row(cells(run)));
    table.write(output, "");
    String command =
        "runs"
            + PageOptions.repeated("--connector", connector)
            + PageOptions.repeated("--mode", mode == null ? "" : mode.label())
            + PageOptions.repeated("--via", via == null ? "" : via.label())
            + PageOptions.repeated("--status", status == null ? "" : status);
    PageOptions.proposeNext(context, connection, command, next);
  }

  private static List<Cell> cells(Run run) {
    return List.of(
        Cell.of(run.shortId()),
        Cell.of(run.connector()),
        Cell.of(run.mode()),
        new Cell(run.status().name(), StatusStyle.of(run.status())),
        Cell.of(Objects.requireNonNullElse(Timestamps.local(run.startedAt()), "")),
        Cell.count(sum(run, Counters::inserted), Style.GREEN),
        Cell.count(sum(run, Counters::updated), Style.YELLOW),
        Cell.count(sum(run, Counters::deleted), Style.RED));
  }

  private static long sum(Run run, ToLongFunction<Counters> counter) {
    return Stream.concat(run.resources().values().stream(), run.links().values().stream())
        .mapToLong(counter)
        .sum();
  }
}
