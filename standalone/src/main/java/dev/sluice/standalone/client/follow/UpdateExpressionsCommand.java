package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes the expressions of a connector again. */
@Command(
    name = "update-expressions",
    mixinStandardHelpOptions = true,
    description =
        "Start a run that computes a connector's expressions and filters again from the files that"
            + " were applied last.")
public final class UpdateExpressionsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  @Option(
      names = "--force",
      description = "Skip the thresholds. This needs the role \"force\", and the run shows it.")
  private boolean force;

  @Option(names = "--dry-run", description = "Stop after the check; nothing is applied.")
  private boolean dryRun;

  @Option(
      names = "--follow",
      description = "Wait until the run has ended or is held; the exit code says how.")
  private boolean follow;

  UpdateExpressionsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    Run run = runs.updateExpressions(connector, Map.of("force", force, "dryRun", dryRun));
    return new StartedRun(runs, context.output(), connection.json(), connection.repeated(context))
        .say(run, follow);
  }
}
