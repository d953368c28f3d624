package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.decide.BoundOptions;
import dev.sluice.standalone.command.CommandContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Resume a held run and apply its changes. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Resume a held run and apply its changes.")
public final class ResumeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private Decisions decisions = new Decisions();

  @Option(names = "--follow", description = "Wait until the run has ended; the exit code says how.")
  private boolean follow;

  @Mixin private BoundOptions bound = new BoundOptions();

  ResumeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Map<String, Object> more = new LinkedHashMap<>();
    bound.addTo(more);
    return decisions.decide(context, "resume", "Resumed", follow, more);
  }
}
