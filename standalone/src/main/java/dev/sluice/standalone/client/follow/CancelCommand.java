package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.command.CommandContext;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** End a run without applying anything. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "End a run without applying anything.")
public final class CancelCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Decisions decisions = new Decisions();

  @Option(names = "--follow", description = "Wait until the run has ended; the exit code says how.")
  private boolean follow;

  CancelCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return decisions.decide(context, "cancel", "Cancelled", follow, Map.of());
  }
}
