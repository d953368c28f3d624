package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Let changes of a held run through that an earlier rule holds or rejects. */
@Command(
    name = "let-through",
    mixinStandardHelpOptions = true,
    description = {
      "Let changes of a held run through that an earlier rule holds or rejects.",
      "Later rules win. Nothing happens before ./sluice decide."
    })
public final class LetThroughCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private RuleOptions rule = new RuleOptions();

  LetThroughCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return rule.make(context, "let-through");
  }
}
