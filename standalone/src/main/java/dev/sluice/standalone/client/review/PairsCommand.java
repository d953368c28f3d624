package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows people under new keys, and records decisions about them. */
@Command(
    name = "pairs",
    mixinStandardHelpOptions = true,
    description = {
      "Show deletes and inserts of a held run that are probably the same person under a new key.",
      "Nothing is paired automatically: decide for each pair whether the two are the same."
    })
public final class PairsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(20);

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(names = "--tier", paramLabel = "TIER", description = "Only sure or only likely pairs.")
  private String tier = "";

  @ArgGroup private Said said = new Said();

  /** What is said of one pair. */
  private static final class Said {
    @Option(names = "--same", paramLabel = "N", description = "Pair N is the same person.")
    private long same;

    @Option(
        names = "--different",
        paramLabel = "N",
        description = "Pair N is two different people.")
    private long different;
  }

  PairsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    String run = new Synchronizations(client).resolve(id);
    String path = "/api/synchronizations/" + RestClient.encode(run) + "/review/pairs";
    if (said.same > 0) {
      show(client.post(path + "/" + said.same, Map.of("verdict", "same")));
    } else if (said.different > 0) {
      show(client.post(path + "/" + said.different, Map.of("verdict", "different")));
    } else {
      list(client, path);
    }
    return ExitCode.DONE;
  }

  private void list(RestClient client, String path) {
    JsonNode found = client.get(path, page.parameters(Map.of("tier", tier)));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
      return;
    }
    Output output = context.output();
    if (found.path("items").isEmpty()) {
      output.line("No deletes and inserts look like the same person.");
      parts(found, output);
      return;
    }
    found.path("items").forEach(this::show);
    parts(found, output);
    String command = "pairs " + ShellWord.of(id) + PageOptions.repeated("--tier", tier);
    PageOptions.proposeNext(context, connection, command, Json.next(found));
  }

  private static void parts(JsonNode page, Output output) {
    page.path("parts")
        .forEach(
            part ->
                output.line(
                    Printable.of(
                        "Of "
                            + part.path("entityType").asString()
                            + " there are so many deletes or inserts that only one in "
                            + part.path("oneIn").asLong()
                            + " was examined: there may be more pairs.")));
  }

  private void show(JsonNode pair) {
    if (connection.json()) {
      context.output().line(Json.pretty(pair));
    } else {
      new PairScreen(context.output()).show(pair);
    }
  }
}
