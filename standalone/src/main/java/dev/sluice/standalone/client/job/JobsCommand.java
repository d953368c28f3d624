package dev.sluice.standalone.client.job;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists jobs: when they start runs next, and what became of the last ones. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = {
      "List jobs: when they start runs next, what became of the last, and what waits.",
      "All runs that jobs started:  ./sluice runs --via job"
    })
public final class JobsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "CONNECTOR",
      arity = "0..1",
      description = "The connector's name (default: all).")
  private String connector = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many, at most 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Continue after this cursor.")
  private String after = "";

  JobsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode page =
        connection
            .connect(context)
            .get(
                "/api/jobs",
                Map.of("connector", connector, "limit", Integer.toString(limit), "after", after));
    if (connection.json()) {
      context.output().line(Json.pretty(page));
    } else {
      write(page);
    }
    return ExitCode.DONE;
  }

  private void write(JsonNode page) {
    Output output = context.output();
    List<Job> jobs = Json.items(page, Job.class);
    if (jobs.isEmpty()) {
      output.line("No jobs. A connector's definition has them under `jobs:`.");
      return;
    }
    Table table = Table.of("connector", "job", "cron", "next", "last ended", "outcome");
    jobs.forEach(each -> table.row(each.cells()));
    table.write(output, "");
    List<String> remarks = jobs.stream().flatMap(each -> each.remarks().stream()).toList();
    if (!remarks.isEmpty()) {
      output.line();
      remarks.forEach(each -> output.line(Printable.of(each)));
    }
    String next = Json.next(page);
    if (!next.isEmpty()) {
      output.line();
      output.line(
          "More: ./sluice jobs"
              + (connector.isEmpty() ? "" : " " + ShellWord.of(connector))
              + " --after "
              + ShellWord.of(next)
              + connection.repeated(context));
    }
  }
}
