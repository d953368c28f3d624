package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows people under new keys, and says who is who. */
@Command(
    name = "pairs",
    mixinStandardHelpOptions = true,
    description = {
      "Show deletes and inserts of a held run that are probably one person under a new key.",
      "Nothing is paired by itself: say of a pair whether the two are the same."
    })
public final class PairsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(names = "--tier", paramLabel = "TIER", description = "Only sure or likely ones.")
  private String tier = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many on a page, at most 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Continue after this cursor.")
  private String after = "";

  @ArgGroup private Said said = new Said();

  /** What is said of one pair. */
  private static final class Said {
    @Option(names = "--same", paramLabel = "N", description = "Pair N is one person.")
    private long same;

    @Option(names = "--different", paramLabel = "N", description = "Pair N is two people.")
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
    Map<String, String> asked = new HashMap<>(Map.of("limit", Integer.toString(limit)));
    asked.put("tier", tier);
    asked.put("after", after);
    JsonNode page = client.get(path, asked);
    if (connection.json()) {
      context.output().line(Json.pretty(page));
      return;
    }
    Output output = context.output();
    if (page.path("items").isEmpty()) {
      output.line("No deletes and inserts look like one person.");
      parts(page, output);
      return;
    }
    page.path("items").forEach(this::show);
    parts(page, output);
    String next = Json.next(page);
    if (!next.isEmpty()) {
      output.line();
      output.line(
          "More:  ./sluice pairs "
              + ShellWord.of(id)
              + (tier.isEmpty() ? "" : " --tier " + ShellWord.of(tier))
              + " --after "
              + ShellWord.of(next)
              + connection.repeated(context));
    }
  }

  private static void parts(JsonNode page, Output output) {
    page.path("parts")
        .forEach(
            part ->
                output.line(
                    Printable.of(
                        "Of "
                            + part.path("entityType").asString()
                            + " so many go or come that one in "
                            + part.path("oneIn").asLong()
                            + " was looked at: there may be more pairs.")));
  }

  private void show(JsonNode pair) {
    if (connection.json()) {
      context.output().line(Json.pretty(pair));
    } else {
      new PairScreen(context.output()).show(pair);
    }
  }
}
