package dev.sluice.standalone.client.job;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
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
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists jobs: their next times, and the results of their last runs. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = {
      "List jobs: their next times, the results of their last runs, and what waits.",
      "All runs that jobs started:  ./sluice runs --via job"
    })
public final class JobsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(100);

  @Parameters(
      paramLabel = "CONNECTOR",
      arity = "0..1",
      description = "The connector's name (default: all).")
  private String connector = "";

  JobsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode found =
        connection
            .connect(context)
            .get("/api/jobs", page.parameters(Map.of("connector", connector)));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(found);
    }
    return ExitCode.DONE;
  }

  private void write(JsonNode found) {
    Output output = context.output();
    List<Job> jobs = Json.items(found, Job.class);
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
    String command = "jobs" + (connector.isEmpty() ? "" : " " + ShellWord.of(connector));
    PageOptions.proposeNext(context, connection, command, Json.next(found));
  }
}
