package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Decides a held run by its rules. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = "Decide a held run by its rules.")
public final class DecideCommand implements Callable<Integer> {
  private static final int LEAST_DIGITS = 8;

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--rest",
      required = true,
      paramLabel = "REST",
      description = "What happens to changes without a rule: apply, hold or reject.")
  private String rest = "";

  @Option(
      names = "--comment",
      required = true,
      paramLabel = "TEXT",
      description = "The reason; it is stored with the run and with the held changes.")
  private String comment = "";

  @Option(
      names = "--seen",
      paramLabel = "DIGEST",
      description = "Decide only if the result of ./sluice rules has not changed.")
  private String seen = "";

  @Mixin private BoundOptions bound = new BoundOptions();

  DecideCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!seen.isEmpty() && seen.length() < LEAST_DIGITS) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "--seen takes at least " + LEAST_DIGITS + " digits of the digest.");
    }
    Rulings rulings = new Rulings(connection.connect(context), id);
    JsonNode outcome = rulings.outcome(rest);
    String digest = outcome.path("decisionDigest").asString();
    if (!digest.startsWith(seen)) {
      throw new CommandException(
          ExitCode.FAILED,
          "The rules or the held changes have changed since you looked. Look again:"
              + "  ./sluice rules "
              + rulings.shortId()
              + " --rest "
              + rest);
    }
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("comment", comment);
    decision.put("planDigest", outcome.path("planDigest").asString());
    decision.put("decisionDigest", digest);
    decision.put("rest", rest);
    bound.addTo(decision);
    JsonNode answer = rulings.resume(decision);
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
      return ExitCode.DONE;
    }
    new OutcomeScreen(context.output()).outcome(outcome);
    context.output().line();
    context.output().line("Decided " + rulings.id());
    context
        .output()
        .line("Look at it:  ./sluice show " + rulings.shortId() + connection.repeated(context));
    return ExitCode.DONE;
  }
}
