package dev.sluice.standalone.client.follow;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Step;
import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a run. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Start a run of a connector.")
public final class SyncCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  @Option(
      names = "--mode",
      required = true,
      paramLabel = "MODE",
      description = "initial, complete or incremental.")
  private Mode mode = Mode.COMPLETE;

  @Option(
      names = "--force",
      description = "Skip the thresholds. This needs the role \"force\", and the run shows it.")
  private boolean force;

  @Option(names = "--dry-run", description = "Stop after the check; nothing is applied.")
  private boolean dryRun;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "STEP",
      description = "Stop after these steps, for example export,prepare.")
  private List<Step> steps = List.of();

  @Option(
      names = "--follow",
      description = "Wait until the run has ended or is held; the exit code says how.")
  private boolean follow;

  SyncCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    Run run = runs.start(request());
    return new StartedRun(runs, context.output(), connection.json(), connection.repeated(context))
        .say(run, follow);
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("connector", connector);
    request.put("mode", mode.label());
    request.put("force", force);
    request.put("dryRun", dryRun);
    if (!steps.isEmpty()) {
      request.put("steps", steps.stream().map(Step::label).toList());
    }
    return request;
  }
}
