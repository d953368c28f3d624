package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the rules for a held run, and their outcome. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Show the rules for a held run, and what would happen with them.")
public final class RulesCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(names = "--remove", paramLabel = "N", description = "Remove the rule with this number.")
  private int remove;

  @Option(
      names = "--rest",
      paramLabel = "REST",
      description =
          "Show the result for this decision on changes without a rule: apply, hold, reject.")
  private String rest = "";

  RulesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Rulings rulings = new Rulings(connection.connect(context), id);
    if (remove > 0) {
      rulings.remove(remove);
    }
    List<JsonNode> rules = rulings.all();
    JsonNode outcome = rest.isEmpty() ? null : rulings.outcome(rest);
    if (connection.json()) {
      ObjectNode document = Json.object();
      document.putArray("rules").addAll(rules);
      if (outcome != null) {
        document.set("outcome", outcome);
      }
      context.output().line(Json.pretty(document));
      return ExitCode.DONE;
    }
    OutcomeScreen screen = new OutcomeScreen(context.output());
    screen.rules(rules);
    if (outcome != null) {
      screen.outcome(outcome);
    }
    context.output().line();
    context
        .output()
        .line(
            outcome == null
                ? "What would happen:  ./sluice rules "
                    + rulings.shortId()
                    + " --rest apply"
                    + connection.repeated(context)
                : "Decide like this:  ./sluice decide "
                    + rulings.shortId()
                    + " --rest "
                    + rest
                    + " --seen "
                    + outcome.path("decisionDigest").asString().substring(0, 12)
                    + " --comment '...'"
                    + connection.repeated(context));
    return ExitCode.DONE;
  }
}
