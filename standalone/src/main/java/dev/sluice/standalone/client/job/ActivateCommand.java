package dev.sluice.standalone.client.job;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the jobs of a connector start runs. */
@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description = "Let the jobs of a connector start runs again.")
public final class ActivateCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Switching switching = new Switching();

  ActivateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return switching.send(context, "activate", "start runs.");
  }
}
