package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Hold changes of a held run: they are not made now, but wait. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = {
      "Hold changes of a held run: they are not made now, but wait.",
      "Later rules override earlier ones. Nothing happens before ./sluice decide."
    })
public final class HoldCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private RuleOptions rule = new RuleOptions();

  HoldCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return rule.make(context, "hold");
  }
}
