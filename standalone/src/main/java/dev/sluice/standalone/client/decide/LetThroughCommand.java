package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.command.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Let through changes of a held run that an earlier rule holds or rejects. */
@Command(
    name = "let-through",
    mixinStandardHelpOptions = true,
    description = {
      "Let through changes of a held run that an earlier rule holds or rejects.",
      "Later rules override earlier ones. Nothing happens before ./sluice decide."
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
