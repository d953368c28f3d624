package dev.sluice.standalone.client.job;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the jobs of a connector from starting runs. */
@Command(
    name = "deactivate",
    mixinStandardHelpOptions = true,
    description = {
      "Stop the jobs of a connector from starting runs, for example while you change its"
          + " definition.",
      "Open runs continue, and people can still start runs."
    })
public final class DeactivateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Switching switching = new Switching();

  DeactivateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return switching.send(context, "deactivate", "start no more runs.");
  }
}
