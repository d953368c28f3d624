package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shared by resuming and cancelling. */
final class Decisions {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      paramLabel = "ID",
      description = "The run's id, or a prefix of it that no other run has.")
  private String id = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "The reason; it is stored with the run.")
  private String comment = "";

  /**
   * Sends the decision on the plan as it is now, so that another plan is not meant by it.
   *
   * @param more what else it says
   */
  int decide(
      CommandContext context, String word, String done, boolean follow, Map<String, Object> more) {
    Synchronizations runs = new Synchronizations(connection.connect(context));
    Run run = runs.run(runs.resolve(id));
    Map<String, Object> body = new LinkedHashMap<>();
    if (!comment.isBlank()) {
      body.put("comment", comment);
    }
    if (run.planDigest() != null) {
      body.put("planDigest", run.planDigest());
    }
    body.putAll(more);
    JsonNode answer = runs.decide(run.id(), word, body);
    String options = connection.repeated(context);
    if (follow) {
      return new FollowedRun(runs, context.output(), connection.json(), options)
          .untilEnded(runs.run(run.id()));
    }
    if (connection.json()) {
      context.output().line(Json.pretty(answer));
    } else {
      context.output().line(done + " " + run.id());
      context.output().line("Look at it:  ./sluice show " + run.shortId() + options);
    }
    return ExitCode.DONE;
  }
}
