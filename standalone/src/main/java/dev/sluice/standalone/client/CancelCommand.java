package dev.sluice.standalone.client;

import dev.sluice.standalone.command.Surroundings;
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
  private final Surroundings surroundings;

  @Mixin private Decisions decisions = new Decisions();

  @Option(names = "--follow", description = "Wait until the run has ended; the exit code says how.")
  private boolean follow;

  CancelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return decisions.decide(surroundings, "cancel", "Cancelled", follow);
  }
}
