package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reject changes of a held run: they are not made, and the same changes do not come again. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = {
      "Reject changes of a held run: they are not made, and the same changes do not come again.",
      "Later rules override earlier ones. Nothing happens before ./sluice decide."
    })
public final class RejectCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private RuleOptions rule = new RuleOptions();

  RejectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return rule.make(context, "reject");
  }
}
