package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.review.CounterTest.Tested;
import dev.sluice.standalone.client.review.Finding.Found;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the probable causes of a run's changes, and tests other readings. */
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    description =
        "Show why a run was held: the probable causes of its changes, how certain they are, and the"
            + " causes that do not fit.")
public final class FindingsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--test",
      paramLabel = "READING",
      description =
          "Count what would change if the file were read differently: "
              + CounterTestWords.FORMS
              + ".")
  private String reading = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "With --test: the entity type, if the connector has several.")
  private String type = "";

  FindingsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var runs = new Synchronizations(connection.connect(context));
    String run = runs.resolve(id);
    return reading.isEmpty() ? show(runs, run) : test(runs, run);
  }

  private int show(Synchronizations runs, String run) {
    JsonNode document = runs.review(run, "findings", Map.of());
    if (connection.json()) {
      context.output().line(Json.pretty(document));
    } else {
      new FindingsScreen(context.output()).write(Json.read(document, Found.class));
    }
    return ExitCode.DONE;
  }

  private int test(Synchronizations runs, String run) {
    JsonNode document = new CounterTest(runs, run).made(type, request());
    Tested tested = Json.read(document, Tested.class);
    if (connection.json()) {
      context.output().line(Json.pretty(document));
    } else {
      new FindingsScreen(context.output()).write(tested);
    }
    return tested.counted() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Map<String, Object> request() {
    try {
      return CounterTestWords.read(reading);
    } catch (IllegalArgumentException notUnderstood) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "--test takes one of " + CounterTestWords.FORMS + ".");
    }
  }
}
