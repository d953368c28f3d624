package dev.sluice.standalone.client;

import dev.sluice.standalone.command.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Let a held run go on and apply its changes. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Let a held run go on and apply its changes.")
public final class ResumeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private Decisions decisions = new Decisions();

  @Option(names = "--follow", description = "Wait until the run has ended; the exit code says how.")
  private boolean follow;

  ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return decisions.decide(surroundings, "resume", "Resumed", follow);
  }
}
