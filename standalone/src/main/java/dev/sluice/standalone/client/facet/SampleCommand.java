package dev.sluice.standalone.client.facet;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Records a reviewer's verdicts on changes, and shows what they mean for all changes. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Record which changes of a held run you looked at, and see what this means for all of them."
            + " ./sluice changes ID --sample 20 picks some at random.")
public final class SampleCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private FilterOptions filter = new FilterOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--right",
      paramLabel = "N",
      split = ",",
      description = "Numbers of changes that are right, as in 3,17.")
  private List<Integer> right = new ArrayList<>();

  @Option(
      names = "--wrong",
      paramLabel = "N",
      split = ",",
      description = "Numbers of changes that are wrong.")
  private List<Integer> wrong = new ArrayList<>();

  @Option(
      names = "--unsure",
      paramLabel = "N",
      split = ",",
      description = "Numbers of changes that you are not sure about.")
  private List<Integer> unsure = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description =
          "Keep the results for the first changes of this seed as evidence for the decision.")
  private @Nullable Long seed;

  SampleCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    String run = runs.resolve(id);
    Map<String, List<Integer>> verdicts = Map.of("right", right, "wrong", wrong, "unsure", unsure);
    verdicts.forEach(
        (verdict, numbers) ->
            numbers.forEach(
                each ->
                    runs.postReview(
                        run, "samples", new TreeMap<>(Map.of("n", each, "verdict", verdict)))));
    JsonNode found =
        seed == null
            ? runs.review(run, "samples", filter.parameters(runs, run))
            : runs.postReview(
                run, "evidence", new TreeMap<>(Map.of("filter", filter.terms(), "seed", seed)));
    context
        .output()
        .line(connection.json() ? Json.pretty(found) : found.path("sentence").asString(""));
    return ExitCode.DONE;
  }
}
